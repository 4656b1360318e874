package org.healthrecord.access.account.row;

import java.util.List;
import java.util.Optional;
import org.healthrecord.access.account.secret.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables access_totp and access_recovery_code. */
public final class FactorTable {
    private final JdbcClient jdbc;

    public FactorTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The secret of an account's authenticator, in Base64; empty where none is set up. */
    public Optional<String> secret(String account) {
        return jdbc.sql("select secret from access_totp where account_id = ?")
                .params(account)
                .query(String.class)
                .optional();
    }

    public void enrol(String account, String secret, long step) {
        jdbc.sql("delete from access_totp where account_id = ?").params(account).update();
        jdbc.sql("insert into access_totp (account_id, secret, last_step) values (?, ?, ?)")
                .params(account, secret, step)
                .update();
    }

    /** Takes the code of a step: false when this or a later one was taken before (RFC 6238, 5.2). */
    public boolean take(String account, long step) {
        return jdbc.sql("update access_totp set last_step = ? where account_id = ? and last_step < ?")
                        .params(step, account, step)
                        .update()
                == 1;
    }

    /** Forgets the authenticator and the recovery codes. */
    public void forget(String account) {
        jdbc.sql("delete from access_totp where account_id = ?").params(account).update();
        recoveryCodes(account, List.of());
    }

    /** Replaces all recovery codes. */
    public void recoveryCodes(String account, List<String> codes) {
        jdbc.sql("delete from access_recovery_code where account_id = ?")
                .params(account)
                .update();
        codes.forEach(code -> jdbc.sql("insert into access_recovery_code (account_id, code_hash) values (?, ?)")
                .params(account, Secrets.digest(Secrets.read(code)))
                .update());
    }

    /** Takes a recovery code: it works once. */
    public boolean takeRecoveryCode(String account, String typed) {
        return jdbc.sql("delete from access_recovery_code where account_id = ? and code_hash = ?")
                        .params(account, Secrets.digest(Secrets.read(typed)))
                        .update()
                == 1;
    }

    public int recoveryCodesLeft(String account) {
        return jdbc.sql("select count(*) from access_recovery_code where account_id = ?")
                .params(account)
                .query(Integer.class)
                .single();
    }
}
