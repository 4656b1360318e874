package org.healthrecord.access.audit.syslog;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.write.EventTable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table access_audit_sent: how far each chain has been sent, and when a process last vouched for it. */
final class SentTable {
    private final JdbcTemplate jdbc;

    SentTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** A chain that stands at a number. */
    record Sent(String chain, long number) {}

    /** @param chain that is to be sent from its beginning on */
    void begin(String chain, Instant now) {
        jdbc.update("insert into access_audit_sent (chain, number, at) values (?, 0, ?)", chain, EventTable.time(now));
    }

    void vouch(String chain, Instant now) {
        jdbc.update("update access_audit_sent set at = ? where chain = ?", EventTable.time(now), chain);
    }

    void sent(Sent sent) {
        jdbc.update("update access_audit_sent set number = ? where chain = ?", sent.number(), sent.chain());
    }

    /** Chains with entries to send that nobody has vouched for since then. */
    List<Sent> left(Instant since) {
        return jdbc.query(
                """
                select s.chain, s.number from access_audit_sent s where s.at < ? and exists
                (select 1 from access_audit a where a.chain = s.chain and a.number > s.number) order by s.chain""",
                (row, n) -> new Sent(row.getString(1), row.getLong(2)),
                EventTable.time(since));
    }

    /** The entries that follow, as far as they are stored. */
    List<Entry> after(Sent sent, int most) {
        return jdbc.query(
                "select * from access_audit where chain = ? and number > ? order by number fetch first " + most
                        + " rows only",
                EventTable.ENTRY,
                sent.chain(),
                sent.number());
    }
}
