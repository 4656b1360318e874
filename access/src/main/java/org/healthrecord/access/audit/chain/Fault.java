package org.healthrecord.access.audit.chain;

/**
 * The first entry of a chain that is not what it should be.
 *
 * @param number of the entry; of one that is missing, the number it should have
 */
public record Fault(String chain, long number, What what) {
    /** What happened to it. */
    public enum What {
        /** It does not say what it said when it was written. */
        CHANGED("was changed"),
        /** It is not there any more. */
        REMOVED("was removed"),
        /** It was not written by the service. */
        INSERTED("was inserted"),
        /** It stood at another place. */
        MOVED("was moved here from another place"),
        /** It and all after it are not there any more. */
        CUT_OFF("and what followed it were cut off"),
        /** The rows that find it by person do not agree with it. */
        NOT_FOUND_BY_PERSON("is not found by the persons it names");

        private final String words;

        What(String words) {
            this.words = words;
        }
    }

    /** A sentence for an operator. */
    @Override
    public String toString() {
        return "Chain " + chain + ": entry " + number + ' ' + what.words + '.';
    }
}
