package org.healthrecord.access.oauth.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.schema.AccessSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients in the database. */
public final class ClientTable {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;

    /** @param schema the tables are there */
    public ClientTable(JdbcClient jdbc, AccessSchema schema) {
        this.jdbc = jdbc;
    }

    Optional<AppClient> find(String id) {
        return jdbc.sql("SELECT definition FROM access_client WHERE client_id = ? AND revoked_at IS NULL")
                .param(id)
                .query(String.class)
                .optional()
                .map(ClientTable::read);
    }

    List<AppClient> all() {
        return jdbc
                .sql("SELECT definition FROM access_client WHERE revoked_at IS NULL ORDER BY client_id")
                .query(String.class)
                .list()
                .stream()
                .map(ClientTable::read)
                .toList();
    }

    /** A revoked id is never given again: tokens and consents of the former client bear it. */
    boolean insert(AppClient client, String by, Instant now) {
        return jdbc.sql(
                                "INSERT INTO access_client (client_id, definition, registered_by, changed_at)"
                                        + " SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM access_client WHERE client_id = ?)")
                        .params(client.id(), write(client), by, now.atOffset(ZoneOffset.UTC), client.id())
                        .update()
                == 1;
    }

    boolean update(AppClient client, Instant now) {
        return jdbc.sql("UPDATE access_client SET definition = ?, changed_at = ?"
                                + " WHERE client_id = ? AND revoked_at IS NULL")
                        .params(write(client), now.atOffset(ZoneOffset.UTC), client.id())
                        .update()
                == 1;
    }

    boolean revoke(String id, Instant now) {
        return jdbc.sql("UPDATE access_client SET revoked_at = ? WHERE client_id = ? AND revoked_at IS NULL")
                        .params(now.atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    private static AppClient read(String definition) {
        try {
            return JSON.readValue(definition, AppClient.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A client's definition cannot be read", e);
        }
    }

    private static String write(AppClient client) {
        try {
            return JSON.writeValueAsString(client);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A client's definition cannot be written", e);
        }
    }
}
