package org.healthrecord.ingest.port;

/** Two lanes to the workers, so that a bulk load never delays what arrives live. Stored by its number: LIVE comes first. */
public enum Lane {
    LIVE,
    BULK;

    public static Lane of(int number) {
        return values()[number];
    }

    /** Files and archives are loaded in bulk; what is pushed is live as long as its source does not send more than is worked on. */
    public static Lane ofTransport(String transport) {
        return transport.equals("file") || transport.equals(Arrival.ARCHIVE) ? BULK : LIVE;
    }
}
