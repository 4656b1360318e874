package org.healthrecord.access.account.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.healthrecord.access.account.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table access_link: links that work once. */
public final class LinkTable {

    /** What a link is for. */
    public enum Purpose {
        SET_UP,
        NEW_PASSWORD,
        EMAIL
    }

    /** A link that works: whose it is; nobody's for the set-up. */
    public record Link(Optional<String> account) {
        static Link of(ResultSet rs, int number) throws SQLException {
            return new Link(Optional.ofNullable(rs.getString(1)));
        }
    }

    private final JdbcClient jdbc;

    public LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes a link and ends those that were made before for the same. */
    public String make(Purpose purpose, Optional<String> account, Instant end) {
        end(purpose, account);
        String token = Secrets.token();
        jdbc.sql("insert into access_link (token_hash, purpose, account_id, ends_at) values (?, ?, ?, ?)")
                .param(Secrets.digest(token))
                .param(purpose.name())
                .param(account.orElse(null))
                .param(Times.of(end))
                .update();
        return token;
    }

    public Optional<Link> find(Purpose purpose, String token, Instant now) {
        return jdbc.sql("select account_id from access_link where token_hash = ? and purpose = ? and ends_at > ?")
                .params(Secrets.digest(token), purpose.name(), Times.of(now))
                .query(Link::of)
                .optional();
    }

    /** Takes a link: of several who try at once one succeeds. */
    public boolean take(Purpose purpose, String token, Instant now) {
        return jdbc.sql("delete from access_link where token_hash = ? and purpose = ? and ends_at > ?")
                        .params(Secrets.digest(token), purpose.name(), Times.of(now))
                        .update()
                == 1;
    }

    public void end(Purpose purpose, Optional<String> account) {
        if (account.isPresent()) {
            jdbc.sql("delete from access_link where purpose = ? and account_id = ?")
                    .params(purpose.name(), account.get())
                    .update();
        } else {
            jdbc.sql("delete from access_link where purpose = ? and account_id is null")
                    .params(purpose.name())
                    .update();
        }
    }

    public void tidy(Instant now) {
        jdbc.sql("delete from access_link where ends_at <= ?")
                .params(Times.of(now))
                .update();
    }
}
