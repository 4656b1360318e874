package org.healthrecord.access.decision;

/** Whether something may be shown. */
public sealed interface Decision {
    /** It is shown. */
    record Permit() implements Decision {}

    /** The answer is given without it, as if it had never been sent. */
    record Hide(Reason reason) implements Decision {}

    /** The whole answer is refused. */
    record Refuse(Reason reason) implements Decision {}

    /** Why something is not shown. */
    enum Reason {
        /** What the caller holds does not reach so far, whosever it is. */
        NOT_HELD,
        /** It is of a person for whom the caller does not read. */
        ANOTHER_PERSONS,
        /** Two people in one chart are being separated; the chart can be read again shortly. */
        BEING_TAKEN_APART
    }

    default boolean isPermit() {
        return this instanceof Permit;
    }
}
