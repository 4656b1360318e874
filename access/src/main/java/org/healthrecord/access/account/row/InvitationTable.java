package org.healthrecord.access.account.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables access_invitation and access_invitation_registration. */
public final class InvitationTable {
    private static final String COLUMNS =
            "select id, kind, code_hash, made_by, made_at, ends_at, tries_left, closed_at,"
                    + " account_id, scope, proxy_ends_at, roles from access_invitation ";
    private static final String OPEN = " and closed_at is null and ends_at > ? and tries_left > 0";

    private final JdbcClient jdbc;

    public InvitationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void insert(InvitationRow row, String number) {
        jdbc.sql(
                        "insert into access_invitation (id, kind, number_hash, code_hash, made_by, made_at, ends_at, tries_left,"
                                + " scope, proxy_ends_at, roles) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(row.id())
                .param(row.kind().name())
                .param(Secrets.digest(Secrets.read(number)))
                .param(row.codeHash())
                .param(row.madeBy())
                .param(Times.of(row.madeAt()))
                .param(Times.of(row.endsAt()))
                .param(row.triesLeft())
                .param(row.scope().orElse(null))
                .param(row.proxyEndsAt().map(Times::of).orElse(null))
                .param(String.join(" ", row.roles()))
                .update();
        row.registrations().forEach(r -> jdbc.sql(
                        "insert into access_invitation_registration (invitation_id, source, mrn_system, mrn)"
                                + " values (?, ?, ?, ?)")
                .params(row.id(), r.source(), r.mrnSystem(), r.mrn())
                .update());
    }

    public Optional<InvitationRow> find(String id) {
        return jdbc.sql(COLUMNS + "where id = ?").params(id).query(this::row).optional();
    }

    public Optional<InvitationRow> numbered(String typed) {
        return jdbc.sql(COLUMNS + "where number_hash = ?")
                .params(Secrets.digest(Secrets.read(typed)))
                .query(this::row)
                .optional();
    }

    /** Those made by an account, the newest first. */
    public List<InvitationRow> madeBy(String account, int limit) {
        return jdbc.sql(COLUMNS + "where made_by = ? order by made_at desc, id limit ?")
                .params(account, limit)
                .query(this::row)
                .list();
    }

    public List<InvitationRow> all(int limit) {
        return jdbc.sql(COLUMNS + "order by made_at desc, id limit ?")
                .params(limit)
                .query(this::row)
                .list();
    }

    /** Takes one of the tries before the code is looked at; false when none is left or the invitation is over. */
    public boolean takeTry(String id, Instant now) {
        return jdbc.sql("update access_invitation set tries_left = tries_left - 1 where id = ?" + OPEN)
                        .params(id, Times.of(now))
                        .update()
                == 1;
    }

    public void giveTryBack(String id) {
        jdbc.sql("update access_invitation set tries_left = tries_left + 1 where id = ?")
                .params(id)
                .update();
    }

    /** Takes an invitation: of several who accept it at once one succeeds. */
    public boolean accept(String id, String account, Instant now) {
        return jdbc.sql("update access_invitation set closed_at = ?, account_id = ? where id = ?" + OPEN)
                        .params(Times.of(now), account, id, Times.of(now))
                        .update()
                == 1;
    }

    /** @return whether it was open */
    public boolean cancel(String id, Instant now) {
        return jdbc.sql("update access_invitation set closed_at = ? where id = ?" + OPEN)
                        .params(Times.of(now), id, Times.of(now))
                        .update()
                == 1;
    }

    private InvitationRow row(ResultSet rs, int number) throws SQLException {
        String id = rs.getString("id");
        return new InvitationRow(
                id,
                InvitationRow.Kind.valueOf(rs.getString("kind")),
                rs.getString("code_hash"),
                rs.getString("made_by"),
                Times.read(rs, "made_at"),
                Times.read(rs, "ends_at"),
                rs.getInt("tries_left"),
                Times.optional(rs, "closed_at"),
                Optional.ofNullable(rs.getString("account_id")),
                Optional.ofNullable(rs.getString("scope")),
                Times.optional(rs, "proxy_ends_at"),
                words(rs.getString("roles")),
                registrations(id));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()).collect(Collectors.toSet());
    }

    private List<Registration> registrations(String id) {
        return jdbc.sql("select source, mrn_system, mrn from access_invitation_registration where invitation_id = ?"
                        + " order by source, mrn_system, mrn")
                .params(id)
                .query(AccountTable::registration)
                .list();
    }
}
