package org.healthrecord.database;

/** The databases the service runs on. The JDBC URL chooses. */
public enum Dialect {
    H2,
    POSTGRESQL;

    /** Sent first on each PostgreSQL connection: a machine that is gone must not keep its locks for hours. */
    public static final String KEEP_ALIVE =
            "set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    /**
     * @param property where the URL comes from, for the message
     * @throws IllegalArgumentException for another database
     */
    public static Dialect of(String jdbcUrl, String property) {
        if (jdbcUrl.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (jdbcUrl.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException(property + " must be a jdbc:h2: or jdbc:postgresql: URL");
    }
}
