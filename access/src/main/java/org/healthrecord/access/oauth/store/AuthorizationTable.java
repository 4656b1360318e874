package org.healthrecord.access.oauth.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Authorizations in the database. */
final class AuthorizationTable {
    private final JdbcClient jdbc;

    AuthorizationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state, code, access, refresh, idToken digests */
    record Row(
            String id,
            String clientId,
            String principal,
            int version,
            @Nullable String state,
            @Nullable String code,
            @Nullable String access,
            @Nullable String refresh,
            @Nullable String idToken,
            String content,
            Instant madeAt,
            Instant endsAt) {}

    void insert(Row row) {
        jdbc.sql("INSERT INTO access_authorization (id, client_id, principal, version, state_hash, code_hash,"
                        + " access_hash, refresh_hash, id_token_hash, content, made_at, ends_at)"
                        + " VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.id(),
                        row.clientId(),
                        row.principal(),
                        row.state(),
                        row.code(),
                        row.access(),
                        row.refresh(),
                        row.idToken(),
                        row.content(),
                        row.madeAt().atOffset(ZoneOffset.UTC),
                        row.endsAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** @return whether it still was at the row's version; false when another request changed or removed it meanwhile */
    boolean update(Row row) {
        return jdbc.sql("UPDATE access_authorization SET version = version + 1, state_hash = ?, code_hash = ?,"
                                + " access_hash = ?, refresh_hash = ?, id_token_hash = ?, content = ?, ends_at = ?"
                                + " WHERE id = ? AND version = ?")
                        .params(
                                row.state(),
                                row.code(),
                                row.access(),
                                row.refresh(),
                                row.idToken(),
                                row.content(),
                                row.endsAt().atOffset(ZoneOffset.UTC),
                                row.id(),
                                row.version())
                        .update()
                == 1;
    }

    /** @param column one of this table's */
    Optional<Row> find(String column, String value) {
        return jdbc.sql("SELECT * FROM access_authorization WHERE " + column + " = ?")
                .param(value)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The authorizations of an account that lead to tokens, the latest first. */
    List<Row> ofPrincipal(String principal, Instant now) {
        return jdbc.sql("SELECT * FROM access_authorization WHERE principal = ? AND ends_at > ?"
                        + " AND access_hash IS NOT NULL ORDER BY made_at DESC")
                .params(principal, now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> read(row))
                .list();
    }

    List<String> idsOf(String principal, String client) {
        return jdbc.sql("SELECT id FROM access_authorization WHERE principal = ? AND client_id = ?")
                .params(principal, client)
                .query(String.class)
                .list();
    }

    List<String> idsOfClient(String client) {
        return jdbc.sql("SELECT id FROM access_authorization WHERE client_id = ?")
                .param(client)
                .query(String.class)
                .list();
    }

    void remove(String id) {
        jdbc.sql("DELETE FROM access_authorization WHERE id = ?").param(id).update();
        jdbc.sql("DELETE FROM access_launch_context WHERE authorization_id = ?")
                .param(id)
                .update();
    }

    void noteSpent(String refreshHash, String authorization, Instant ends) {
        jdbc.sql("INSERT INTO access_spent_refresh (token_hash, authorization_id, ends_at) VALUES (?, ?, ?)")
                .params(refreshHash, authorization, ends.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The authorization whose refresh token this once was. */
    Optional<String> spentOf(String refreshHash) {
        return jdbc.sql("SELECT authorization_id FROM access_spent_refresh WHERE token_hash = ?")
                .param(refreshHash)
                .query(String.class)
                .optional();
    }

    void removeEnded(Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql("DELETE FROM access_launch_context WHERE authorization_id IN"
                        + " (SELECT id FROM access_authorization WHERE ends_at <= ?)")
                .param(at)
                .update();
        for (String table : List.of(
                "access_authorization",
                "access_spent_refresh",
                "access_issued_token",
                "access_launch",
                "access_assertion")) {
            jdbc.sql("DELETE FROM " + table + " WHERE ends_at <= ?").param(at).update();
        }
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("client_id"),
                row.getString("principal"),
                row.getInt("version"),
                row.getString("state_hash"),
                row.getString("code_hash"),
                row.getString("access_hash"),
                row.getString("refresh_hash"),
                row.getString("id_token_hash"),
                row.getString("content"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant());
    }
}
