package org.healthrecord.ingest.inbox.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Brings the inbox's tables up to date: each script once, in order, also when several nodes start together. */
final class InboxSchema {
    private static final List<String> SCRIPTS = List.of(
            "001-inbox.sql",
            "002-local-codes.sql",
            "003-jobs.sql",
            "004-terms.sql",
            "005-edited-${database}.sql",
            "006-arrivals-${database}.sql",
            "/org/springframework/batch/core/schema-${database}.sql");
    private static final String VERSIONS = "create table if not exists inbox_schema (script varchar(100) primary key)";

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final InboxDatabase database;

    InboxSchema(JdbcTemplate jdbc, TransactionOperations transaction, InboxDatabase database) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.database = database;
    }

    void update() {
        transaction.executeWithoutResult(status -> {
            database.lockSchema(jdbc);
            jdbc.execute(VERSIONS);
            SCRIPTS.stream()
                    .map(database::named)
                    .filter(script -> !isDone(script))
                    .forEach(this::run);
        });
    }

    private boolean isDone(String script) {
        return !jdbc.queryForList("select script from inbox_schema where script = ?", script)
                .isEmpty();
    }

    private void run(String script) {
        for (String statement : read(script).split(";")) {
            if (!statement.isBlank()) {
                jdbc.execute(statement);
            }
        }
        jdbc.update("insert into inbox_schema (script) values (?)", script);
    }

    private String read(String script) {
        try (InputStream in = Objects.requireNonNull(InboxSchema.class.getResourceAsStream(script), script)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.replaceAll("(?m)--.*$", "").replace("${bytes}", database.bytesType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
