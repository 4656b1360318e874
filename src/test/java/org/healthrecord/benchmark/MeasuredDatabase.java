package org.healthrecord.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The database of one server: H2 in a file within the server's process, or a PostgreSQL of its own. */
sealed interface MeasuredDatabase extends AutoCloseable {
    /** CPU-seconds of processes of its own. */
    double cpuSeconds();

    String url(String name);

    String user();

    @Override
    void close();

    static MeasuredDatabase of(String kind, Path folder) {
        return switch (kind) {
            case "h2" -> new H2(folder);
            case "postgresql" -> Postgres.in(folder);
            default -> throw new IllegalArgumentException("h2 or postgresql");
        };
    }

    record H2(Path folder) implements MeasuredDatabase {
        @Override
        public double cpuSeconds() {
            return 0;
        }

        @Override
        public String url(String name) {
            return "jdbc:h2:file:" + folder.resolve(name) + ";DB_CLOSE_ON_EXIT=FALSE";
        }

        @Override
        public String user() {
            return "sa";
        }

        @Override
        public void close() {
            // It ends with the server's process.
        }
    }

    record Postgres(EmbeddedPostgres server, long postmaster) implements MeasuredDatabase {
        static Postgres in(Path folder) {
            Path data = folder.resolve("postgresql");
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setServerConfig("shared_buffers", "256MB")
                        .start();
                for (String name : new String[] {"fhir", "inbox"}) {
                    try (Connection connection = server.getPostgresDatabase().getConnection()) {
                        connection.createStatement().execute("create database " + name);
                    }
                }
                String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
                return new Postgres(server, Long.parseLong(pid.trim()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public double cpuSeconds() {
            return ProcFile.cpuSecondsWithEnded(postmaster)
                    + ProcessHandle.of(postmaster)
                            .orElseThrow()
                            .children()
                            .mapToDouble(child -> ProcFile.cpuSeconds(child.pid()))
                            .sum();
        }

        @Override
        public String url(String name) {
            return server.getJdbcUrl("postgres", name);
        }

        @Override
        public String user() {
            return "postgres";
        }

        @Override
        public void close() {
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
