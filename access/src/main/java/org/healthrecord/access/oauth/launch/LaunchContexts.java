package org.healthrecord.access.oauth.launch;

import java.util.Optional;
import org.healthrecord.access.schema.AccessSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose chart each authorization is about. */
public final class LaunchContexts {
    private final JdbcClient jdbc;

    /** @param schema the tables are there */
    public LaunchContexts(JdbcClient jdbc, AccessSchema schema) {
        this.jdbc = jdbc;
    }

    public Optional<LaunchContext> find(String authorization) {
        return jdbc.sql("SELECT patient, banner FROM access_launch_context WHERE authorization_id = ?")
                .param(authorization)
                .query((row, number) -> new LaunchContext(row.getString("patient"), row.getBoolean("banner")))
                .optional();
    }

    /** Says it once; what stands stays. */
    public void keep(String authorization, LaunchContext context) {
        jdbc.sql("INSERT INTO access_launch_context (authorization_id, patient, banner) SELECT ?, ?, ?"
                        + " WHERE NOT EXISTS (SELECT 1 FROM access_launch_context WHERE authorization_id = ?)")
                .params(authorization, context.patient(), context.banner(), authorization)
                .update();
    }
}
