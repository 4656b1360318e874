package org.healthrecord.access.decision;

/** Knows who is calling. Whoever shows something asks it. */
@FunctionalInterface
public interface Callers {
    /** {@link Caller#NOBODY} where nobody has said who he is, or nothing is called at all. */
    Caller current();
}
