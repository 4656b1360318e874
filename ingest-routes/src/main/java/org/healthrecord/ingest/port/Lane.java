package org.healthrecord.ingest.port;

import java.util.Set;

/** Two lanes to the workers, so that a bulk load never delays what arrives live. Stored by its number: LIVE comes first. */
public enum Lane {
    LIVE,
    BULK;

    public static Lane of(int number) {
        return values()[number];
    }

    private static final Set<String> LOADS = Set.of("file", "sftp", "fhir-bulk", Arrival.ARCHIVE);

    /** Files, exports and archives are loaded in bulk; all else is live as long as its source does not send more than is worked on. */
    public static Lane ofTransport(String transport) {
        return LOADS.contains(transport) ? BULK : LIVE;
    }
}
