package org.healthrecord.ingest.port;

/** Two lanes to the workers, so that a bulk load never delays what arrives live. Stored by its number: LIVE comes first. */
public enum Lane {
    LIVE,
    BULK;

    public static Lane of(int number) {
        return values()[number];
    }

    /** Files and archives are loaded in bulk; what is pushed is live. */
    public static Lane ofTransport(String transport) {
        return transport.equals("file") || transport.equals(Arrival.ARCHIVE) ? BULK : LIVE;
    }
}
