package org.healthrecord.access.account.row;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.account.port.Registration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables access_proxy and access_proxy_registration. */
public final class ProxyTable {
    private final JdbcClient jdbc;

    public ProxyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(ProxyRow row) {
        jdbc.sql(
                        "insert into access_proxy (id, account_id, scope, granted_by, begins_at, ends_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        row.id(),
                        row.accountId(),
                        row.scope(),
                        row.grantedBy(),
                        Times.of(row.beginsAt()),
                        Times.of(row.endsAt()))
                .update();
        row.registrations().forEach(r -> jdbc.sql(
                        "insert into access_proxy_registration (proxy_id, source, mrn_system, mrn) values (?, ?, ?, ?)")
                .params(row.id(), r.source(), r.mrnSystem(), r.mrn())
                .update());
    }

    public Optional<ProxyRow> find(String id) {
        return where("id", id).stream().findFirst();
    }

    /** What an account was ever allowed to read for others. */
    public List<ProxyRow> of(String accountId) {
        return where("account_id", accountId);
    }

    /** Who was ever allowed to read for one of these, whoever granted it. */
    public List<ProxyRow> about(Collection<Registration> registrations) {
        return registrations.stream()
                .flatMap(r -> jdbc
                        .sql(
                                "select proxy_id from access_proxy_registration where source = ? and mrn_system = ? and mrn = ?")
                        .params(r.source(), r.mrnSystem(), r.mrn())
                        .query(String.class)
                        .list()
                        .stream())
                .distinct()
                .flatMap(id -> find(id).stream())
                .toList();
    }

    /** Ends one that holds; one that has ended stays as it is. */
    public void end(String id, Instant now) {
        jdbc.sql("update access_proxy set ends_at = ? where id = ? and ends_at > ?")
                .params(Times.of(now), id, Times.of(now))
                .update();
    }

    private List<ProxyRow> where(String column, String value) {
        return jdbc.sql("select id, account_id, scope, granted_by, begins_at, ends_at from access_proxy where " + column
                        + " = ? order by begins_at, id")
                .params(value)
                .query((rs, n) -> new ProxyRow(
                        rs.getString("id"),
                        rs.getString("account_id"),
                        rs.getString("scope"),
                        rs.getString("granted_by"),
                        Times.read(rs, "begins_at"),
                        Times.read(rs, "ends_at"),
                        registrations(rs.getString("id"))))
                .list();
    }

    private List<Registration> registrations(String id) {
        return jdbc.sql("select source, mrn_system, mrn from access_proxy_registration where proxy_id = ?"
                        + " order by source, mrn_system, mrn")
                .params(id)
                .query(AccountTable::registration)
                .list();
    }
}
