package org.healthrecord.access.account.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.healthrecord.access.account.port.Registration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables access_account, access_account_role and access_account_registration. */
public final class AccountTable {
    private static final String COLUMNS = "select id, login_name, display_name, email, email_confirmed, password,"
            + " password_changed, locked, demo, created_at from access_account ";

    private final JdbcClient jdbc;

    public AccountTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<AccountRow> find(String id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .params(id)
                .query(AccountTable::row)
                .optional();
    }

    public Optional<AccountRow> named(String typed) {
        return jdbc.sql(COLUMNS + "where login_name = ?")
                .params(normal(typed))
                .query(AccountTable::row)
                .optional();
    }

    /** Names one signs in with do not tell capitals apart. */
    public static String normal(String typed) {
        return typed.trim().toLowerCase(Locale.ROOT);
    }

    public List<AccountRow> all(int limit) {
        return jdbc.sql(COLUMNS + "order by login_name limit ?")
                .params(limit)
                .query(AccountTable::row)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody has the name */
    public void insert(AccountRow row) {
        jdbc.sql("insert into access_account (id, login_name, display_name, email, email_confirmed, password,"
                        + " password_changed, locked, demo, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(row.id())
                .param(row.loginName())
                .param(row.displayName())
                .param(row.email().orElse(null))
                .param(row.emailConfirmed())
                .param(row.password())
                .param(Times.of(row.passwordChanged()))
                .param(row.locked())
                .param(row.demo())
                .param(Times.of(row.createdAt()))
                .update();
    }

    public void password(String id, String digest, Instant changed) {
        jdbc.sql("update access_account set password = ?, password_changed = ? where id = ?")
                .params(digest, Times.of(changed), id)
                .update();
    }

    public void email(String id, Optional<String> email) {
        jdbc.sql("update access_account set email = ?, email_confirmed = false where id = ?")
                .param(email.orElse(null))
                .param(id)
                .update();
    }

    public void confirmEmail(String id) {
        jdbc.sql("update access_account set email_confirmed = true where id = ? and email is not null")
                .params(id)
                .update();
    }

    /** @return whether there is such an account */
    public boolean lock(String id, boolean locked) {
        return jdbc.sql("update access_account set locked = ? where id = ?")
                        .params(locked, id)
                        .update()
                == 1;
    }

    public SortedSet<String> roles(String id) {
        return new TreeSet<>(jdbc.sql("select role from access_account_role where account_id = ?")
                .params(id)
                .query(String.class)
                .list());
    }

    public void roles(String id, Collection<String> roles) {
        jdbc.sql("delete from access_account_role where account_id = ?")
                .params(id)
                .update();
        roles.forEach(role -> jdbc.sql("insert into access_account_role (account_id, role) values (?, ?)")
                .params(id, role)
                .update());
    }

    /** How many accounts that are not locked have a role; those of the demo do not count. */
    public int having(String role) {
        return jdbc.sql("select count(*) from access_account a join access_account_role r on r.account_id = a.id"
                        + " where r.role = ? and a.locked = false and a.demo = false")
                .params(role)
                .query(Integer.class)
                .single();
    }

    public List<Registration> registrations(String id) {
        return jdbc.sql("select source, mrn_system, mrn from access_account_registration where account_id = ?"
                        + " order by source, mrn_system, mrn")
                .params(id)
                .query(AccountTable::registration)
                .list();
    }

    /** Binds an account to these registrations and to no others. */
    public void bind(String id, Collection<Registration> registrations) {
        jdbc.sql("delete from access_account_registration where account_id = ?")
                .params(id)
                .update();
        registrations.forEach(r -> jdbc.sql(
                        "insert into access_account_registration (account_id, source, mrn_system, mrn) values (?, ?, ?, ?)")
                .params(id, r.source(), r.mrnSystem(), r.mrn())
                .update());
    }

    static Registration registration(ResultSet rs, int number) throws SQLException {
        return new Registration(rs.getString("source"), rs.getString("mrn_system"), rs.getString("mrn"));
    }

    private static AccountRow row(ResultSet rs, int number) throws SQLException {
        return new AccountRow(
                rs.getString("id"),
                rs.getString("login_name"),
                rs.getString("display_name"),
                Optional.ofNullable(rs.getString("email")),
                rs.getBoolean("email_confirmed"),
                rs.getString("password"),
                Times.read(rs, "password_changed"),
                rs.getBoolean("locked"),
                rs.getBoolean("demo"),
                Times.read(rs, "created_at"));
    }
}
