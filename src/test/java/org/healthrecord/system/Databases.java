package org.healthrecord.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The two databases of an installation on PostgreSQL. */
record Databases(String inbox, String fhir) {

    static Databases in(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database inbox");
            statement.execute("create database fhir");
        }
        return new Databases(postgres.getJdbcUrl("postgres", "inbox"), postgres.getJdbcUrl("postgres", "fhir"));
    }

    String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--health-record.inbox.jdbc-url=" + inbox,
                "--health-record.inbox.username=postgres",
                "--health-record.fhir.jdbc-url=" + fhir,
                "--health-record.fhir.username=postgres"));
        arguments.addAll(List.of(more));
        return arguments.toArray(new String[0]);
    }
}
