package org.healthrecord.fhir.chart.change;

/** How the ids of a fact and of the Provenance beside it belong together. */
public final class FactIds {
    private static final String PROVENANCE = "pv-";

    private FactIds() {}

    public static String provenanceOf(String fact) {
        return PROVENANCE + fact;
    }

    /** The fact a resource is, or is the Provenance of. */
    public static String factOf(String resource) {
        return resource.startsWith(PROVENANCE) ? resource.substring(PROVENANCE.length()) : resource;
    }
}
