package org.healthrecord.fhir.chart.label;

import java.util.Set;

/**
 * The programs whose records fall under 42 CFR Part 2: whoever receives them is told that they may not be passed on.
 *
 * @param sources by their ids
 */
public record Part2Programs(Set<String> sources) {
    /** The code of the law in v3-ActCode ({@link Label#SYSTEM}). */
    public static final String CODE = "42CFRPart2";

    /** The notice that goes with each disclosure, in the words of 42 CFR 2.32(a)(2). */
    public static final String NOTICE = "42 CFR part 2 prohibits unauthorized use or disclosure of these records.";

    public Part2Programs {
        sources = Set.copyOf(sources);
    }
}
