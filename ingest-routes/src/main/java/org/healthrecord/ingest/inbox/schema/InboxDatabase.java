package org.healthrecord.ingest.inbox.schema;

import org.healthrecord.database.Dialect;
import org.healthrecord.ingest.port.Route;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The databases the inbox runs on. The JDBC URL chooses; PostgreSQL also lets several nodes share one inbox. */
public enum InboxDatabase {
    H2("blob") {
        /** The larger a batch, the fewer pages H2 writes for each message. */
        @Override
        public int writers() {
            return 1;
        }

        @Override
        public String digestStart() {
            return "digest_start";
        }

        @Override
        public String partitions() {
            return "select x as n from system_range(0, " + LAST + ")";
        }

        @Override
        public void flush(JdbcTemplate jdbc) {
            jdbc.execute("checkpoint sync");
        }

        @Override
        @Nullable
        public String greeting() {
            return null;
        }
    },
    POSTGRESQL("bytea") {
        /** One writes while the commit of the other waits for the disk. */
        @Override
        public int writers() {
            return 2;
        }

        @Override
        public String digestStart() {
            return "left(sha256, 12)";
        }

        @Override
        public String partitions() {
            return "select n from generate_series(0, " + LAST + ") as n";
        }

        @Override
        public void flush(JdbcTemplate jdbc) {
            // A commit is durable.
        }

        @Override
        public String greeting() {
            return Dialect.KEEP_ALIVE;
        }
    };

    private static final int LAST = Route.PARTITIONS - 1;

    private final String bytesType;

    InboxDatabase(String bytesType) {
        this.bytesType = bytesType;
    }

    public static InboxDatabase of(String jdbcUrl) {
        return valueOf(Dialect.of(jdbcUrl, "health-record.inbox.jdbc-url").name());
    }

    public Dialect dialect() {
        return Dialect.valueOf(name());
    }

    String bytesType() {
        return bytesType;
    }

    /** How many threads store batches in parallel. */
    public abstract int writers();

    /** The first twelve characters of a message's digest. */
    public abstract String digestStart();

    /** A query for the numbers of all partitions, as column n. */
    public abstract String partitions();

    /** Makes what has been committed durable. */
    public abstract void flush(JdbcTemplate jdbc);

    /** What is executed first on each connection: a lost machine must not keep its partitions for hours. */
    public abstract @Nullable String greeting();
}
