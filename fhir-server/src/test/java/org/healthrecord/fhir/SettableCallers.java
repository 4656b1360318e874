package org.healthrecord.fhir;

import java.util.Set;
import org.healthrecord.access.decision.Acting;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Caller.Kind;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.access.scope.Scopes;

/** There is no gate in this module: a test says who calls; until it does, anybody does. */
public final class SettableCallers implements Callers {
    private static final Caller ANYBODY = Caller.anybody("reader");

    private volatile Caller current = ANYBODY;

    @Override
    public Caller current() {
        return Acting.current().orElse(current);
    }

    public void set(Caller caller) {
        current = caller;
    }

    public void reset() {
        current = ANYBODY;
    }

    /** Somebody who reads for this person. */
    public static Caller patient(String person, String scopes) {
        return new Caller(
                "account of " + person, Kind.PATIENT, Scopes.known(scopes), Set.of(person), null, Set.of(), null);
    }

    public static Caller program(String scopes) {
        return Caller.program("program", Kind.BACKEND, Scopes.known(scopes));
    }
}
