package org.healthrecord.mapping.ccda.xml;

import java.util.Map;

/**
 * The names of templates in this code: the part of a C-CDA OID after 2.16.840.1.113883.10.20.22. The templates of the
 * Continuity of Care Document before C-CDA (2.16.840.1.113883.10.20.1, also within HITSP C32) go by the names of those
 * that took their places. Those of medications and supplies are left out: they were used for vaccines and equipment too,
 * which the section distinguishes.
 */
final class Templates {
    private static final String CCDA = "2.16.840.1.113883.10.20.22.";
    private static final String CCD = "2.16.840.1.113883.10.20.1.";
    private static final Map<String, String> SUCCESSORS = Map.ofEntries(
            Map.entry("18", "4.7"),
            Map.entry("20", "4.60"),
            Map.entry("21", "4.49"),
            Map.entry("22", "4.46"),
            Map.entry("23", "4.45"),
            Map.entry("26", "4.61"),
            Map.entry("27", "4.3"),
            Map.entry("28", "4.4"),
            Map.entry("29", "4.14"),
            Map.entry("31", "4.2"),
            Map.entry("32", "4.1"),
            Map.entry("33", "4.38"),
            Map.entry("35", "4.26"),
            Map.entry("38", "4.31"),
            Map.entry("39", "4.28"),
            Map.entry("40", "4.64"),
            Map.entry("49", "4.20"),
            Map.entry("50", "4.6"),
            Map.entry("52", "4.37"),
            Map.entry("54", "4.9"),
            Map.entry("55", "4.8"));

    /** Those of IHE's Patient Care Coordination, which C32 documents and their successors claim beside the others. */
    private static final String IHE = "1.3.6.1.4.1.19376.1.5.3.1.4.";

    private static final Map<String, String> OF_IHE = Map.ofEntries(
            Map.entry("1", "4.8"),
            Map.entry("1.1", "4.6"),
            Map.entry("1.2", "4.5"),
            Map.entry("2", "4.64"),
            Map.entry("3", "4.20"),
            Map.entry("3.1", "4.20"),
            Map.entry("4.1", "4.122"),
            Map.entry("6", "4.7"),
            Map.entry("13.1", "4.26"),
            Map.entry("13.2", "4.27"),
            Map.entry("13.3", "4.46"),
            Map.entry("13.4", "4.38"),
            Map.entry("15", "4.45"),
            Map.entry("17", "4.60"),
            Map.entry("18", "4.61"));

    private Templates() {}

    /** Empty for a template of another family. */
    static String name(String root) {
        if (root.startsWith(CCDA)) {
            return root.substring(CCDA.length());
        }
        if (root.startsWith(IHE)) {
            return OF_IHE.getOrDefault(root.substring(IHE.length()), "");
        }
        return root.startsWith(CCD) ? SUCCESSORS.getOrDefault(root.substring(CCD.length()), "") : "";
    }
}
