package org.healthrecord.ingest.inbox.view;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whether the inbox's database answers. Without it nothing can be received. */
public final class InboxHealth extends AbstractHealthIndicator {
    private final JdbcTemplate jdbc;

    public InboxHealth(JdbcTemplate jdbc) {
        super("The inbox's database does not answer");
        this.jdbc = jdbc;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        jdbc.queryForObject("select 1", Integer.class);
        builder.up();
    }
}
