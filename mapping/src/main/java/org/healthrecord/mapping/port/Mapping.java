package org.healthrecord.mapping.port;

import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.LocalCode;

/** What became of a unit. */
public sealed interface Mapping {

    /** Issues found on the way, also when nothing else came of it. */
    List<Issue> issues();

    /**
     * The unit says something.
     *
     * @param assertions what it states, patient first
     * @param identity   what it says of record numbers (merges, links, moves)
     * @param unmapped   the clinic's own codes that have no mapping yet, one entry for each time one is used
     * @param coded      how many elements have a code
     */
    record Mapped(
            List<Assertion> assertions,
            List<IdentityStatement> identity,
            List<Issue> issues,
            List<LocalCode> unmapped,
            int coded)
            implements Mapping {
        public Mapped {
            assertions = List.copyOf(assertions);
            identity = List.copyOf(identity);
            issues = List.copyOf(issues);
            unmapped = List.copyOf(unmapped);
        }

        public Mapped(List<Assertion> assertions, List<IdentityStatement> identity, List<Issue> issues) {
            this(assertions, identity, issues, List.of(), 0);
        }
    }

    /** The unit cannot be used; it is quarantined and can be replayed when a table or the sender has been corrected. */
    record Refused(Refusal refusal) implements Mapping {
        @Override
        public List<Issue> issues() {
            return refusal.issues();
        }
    }

    /** The unit is well understood and has nothing to say to a chart (an acknowledgement, a query). */
    record Ignored(String reason, List<Issue> issues) implements Mapping {
        public Ignored {
            issues = List.copyOf(issues);
        }
    }

    /** One function per outcome, so that a new outcome breaks the build of every reader. */
    interface Cases<R> {
        R mapped(Mapped mapped);

        R refused(Refused refused);

        R ignored(Ignored ignored);
    }

    default <R> R on(Cases<R> cases) {
        if (this instanceof Mapped m) {
            return cases.mapped(m);
        }
        if (this instanceof Refused r) {
            return cases.refused(r);
        }
        return cases.ignored((Ignored) this);
    }
}
