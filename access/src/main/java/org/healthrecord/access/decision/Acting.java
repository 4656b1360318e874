package org.healthrecord.access.decision;

import java.util.Optional;
import java.util.function.Supplier;

/** Work that is done later for somebody who asked for it before: an export, a notice. Meanwhile that caller is the one who asks. */
public final class Acting {
    private static final ThreadLocal<Caller> FOR = new ThreadLocal<>();

    private Acting() {}

    /** For whom this thread works, where it does not answer a request. */
    public static Optional<Caller> current() {
        return Optional.ofNullable(FOR.get());
    }

    public static <T> T as(Caller caller, Supplier<T> work) {
        Caller before = FOR.get();
        FOR.set(caller);
        try {
            return work.get();
        } finally {
            if (before == null) {
                FOR.remove();
            } else {
                FOR.set(before);
            }
        }
    }
}
