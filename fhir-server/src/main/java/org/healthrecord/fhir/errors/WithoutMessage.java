package org.healthrecord.fhir.errors;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A throwable's types and stack traces for the log, without the messages: those may hold what a record says. */
final class WithoutMessage extends Exception {
    private static final long serialVersionUID = 1L;

    WithoutMessage(Throwable original) {
        this(original, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private WithoutMessage(Throwable original, Set<Throwable> seen) {
        super(original.getClass().getName(), cause(original, seen), false, true);
        setStackTrace(original.getStackTrace());
    }

    private static @Nullable Throwable cause(Throwable original, Set<Throwable> seen) {
        seen.add(original);
        Throwable cause = original.getCause();
        return cause == null || seen.contains(cause) ? null : new WithoutMessage(cause, seen);
    }
}
