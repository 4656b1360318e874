package org.healthrecord.fhir.chart.consolidation.trait;

import java.util.Map;

/**
 * What distinguishes a thing from others of the same code and time: side, specimen, method, dose ... ({@link TraitsOf}
 * has the table). What a statement leaves out is no difference.
 *
 * @param marks by the name of the detail
 */
public record Traits(Map<String, Mark> marks) {
    static final Traits NONE = new Traits(Map.of());

    /** The mark of the numbers assigned to a thing. */
    public static final String NUMBER = "number";

    static final String REQUESTER = "requester";

    public boolean differ(Traits other) {
        return differ(other, "");
    }

    /** @param besides a mark that does not count */
    public boolean differ(Traits other, String besides) {
        if (marks.isEmpty() || other.marks.isEmpty()) {
            return false;
        }
        boolean numbered = shareNumber(other);
        for (Map.Entry<String, Mark> mark : marks.entrySet()) {
            Mark theirs = other.marks.get(mark.getKey());
            if (theirs != null
                    && !mark.getKey().equals(besides)
                    && !(numbered && mark.getKey().equals(REQUESTER))
                    && mark.getValue().differs(theirs)) {
                return true;
            }
        }
        return false;
    }

    /** One number is one order, whoever is named behind it. */
    private boolean shareNumber(Traits other) {
        Mark mine = marks.get(NUMBER);
        Mark theirs = other.marks.get(NUMBER);
        return mine != null && theirs != null && !mine.differs(theirs) && marks.containsKey(REQUESTER);
    }
}
