package org.healthrecord.mapping.hl7v2.segment.result;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.hl7v2.reader.Segment;

/**
 * The OBX of one observation: the lines of a narrative (TX or FT with one OBX-3 and OBX-4, HL7 v2 chapter 7), the pieces of one
 * file, and for everything else a single segment.
 */
public record ObxGroup(List<Segment> segments) {
    /** The groups of an order in the order sent; only notes may come between the segments of one. */
    public static List<ObxGroup> of(List<Segment> order) {
        List<ObxGroup> groups = new ArrayList<>();
        ObxGroup open = null;
        for (Segment segment : order) {
            if (!segment.name().equals("OBX")) {
                open = segment.name().equals("NTE") ? open : null;
            } else if (open != null && open.goesOn(segment)) {
                open.segments.add(segment);
            } else {
                open = new ObxGroup(new ArrayList<>(List.of(segment)));
                groups.add(open);
            }
        }
        return groups;
    }

    public Segment first() {
        return segments.get(0);
    }

    /** OBX-11; corrected where one of the lines is. */
    public String status() {
        boolean corrected = segments.stream().anyMatch(s -> s.text(11).equals("C"));
        return corrected ? "C" : first().text(11);
    }

    /** OBX-5 as free text, line by line; blank lines and indentation stay. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Segment obx : segments) {
            text.append(obx == first() ? "" : "\n").append(obx.freeText(5));
        }
        return text.toString().strip();
    }

    private boolean goesOn(Segment next) {
        Segment first = first();
        boolean same = next.text(2).equals(first.text(2))
                && next.raw(3).equals(first.raw(3))
                && ObxObservation.isWithdrawn(next) == ObxObservation.isWithdrawn(first);
        if (!same) {
            return false;
        }
        if (ObxValue.isNarrative(next)) {
            return next.raw(4).equals(first.raw(4)) && next.raw(14).equals(first.raw(14));
        }
        return next.text(2).equals("ED") && Encapsulated.goesOn(first.values(5), next.values(5));
    }
}
