package org.healthrecord.fhir.identity.score;

/** How far two values of one field agree. Which levels a field has, {@code weights.tsv} shows. */
public enum Level {
    SAME,
    /** Names: one is a short form of the other. */
    NICKNAME,
    /** Names: one is the first letter of the other. */
    INITIAL,
    /** Given names: the one goes by what the other has as middle name. */
    BY_MIDDLE,
    /** Names: given and family name have changed places. Birth dates: day and month have. */
    CROSSED,
    /** Apart by what a typing error makes. */
    CLOSE,
    /** Given names: two spellings of one name, or names that sound alike (Sean and Shawn); one person, or not. */
    VARIANT,
    /**
     * Given names: alike beyond an error, and at least one is no known name. Addresses: one postal code, another
     * street; or one street, and an error in the postal code.
     */
    SIMILAR,
    /** A part is the same: one half of a double name, the last four digits, the postal code. */
    PART,
    /** Less than a part: the town; the year of birth. */
    AREA,
    /** Given names spelt much alike that are still two names (Erik and Erika): a typing error, or twins. */
    NEIGHBOUR,
    DIFFERENT,
    /** One side or both say nothing, or a placeholder. Never disagreement. */
    MISSING
}
