package org.healthrecord.access.account.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table access_passkey. */
public final class PasskeyTable {
    private static final String COLUMNS =
            "select credential_id, account_id, label, public_key, attestation, signature_count,"
                    + " uv_initialized, backup_eligible, backup_state, transports, created_at, last_used_at from access_passkey ";

    private final JdbcClient jdbc;

    public PasskeyTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<PasskeyRow> find(String credentialId) {
        return jdbc.sql(COLUMNS + "where credential_id = ?")
                .params(credentialId)
                .query(PasskeyTable::row)
                .optional();
    }

    public List<PasskeyRow> of(String account) {
        return jdbc.sql(COLUMNS + "where account_id = ? order by created_at, credential_id")
                .params(account)
                .query(PasskeyTable::row)
                .list();
    }

    /** A new one, or the counters of one that was used. A passkey never changes its account. */
    public void save(PasskeyRow row) {
        int known = jdbc.sql("update access_passkey set signature_count = ?, uv_initialized = ?, backup_state = ?,"
                        + " last_used_at = ? where credential_id = ? and account_id = ?")
                .params(
                        row.signatureCount(),
                        row.uvInitialized(),
                        row.backupState(),
                        Times.of(row.lastUsedAt()),
                        row.credentialId(),
                        row.account())
                .update();
        if (known == 0) {
            insert(row);
        }
    }

    private void insert(PasskeyRow row) {
        jdbc.sql(
                        "insert into access_passkey (credential_id, account_id, label, public_key, attestation, signature_count, uv_initialized,"
                                + " backup_eligible, backup_state, transports, created_at, last_used_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.credentialId(),
                        row.account(),
                        row.label(),
                        row.publicKey(),
                        row.attestation(),
                        row.signatureCount(),
                        row.uvInitialized(),
                        row.backupEligible(),
                        row.backupState(),
                        row.transports(),
                        Times.of(row.createdAt()),
                        Times.of(row.lastUsedAt()))
                .update();
    }

    /** @return whether the account had it */
    public boolean delete(String account, String credentialId) {
        return jdbc.sql("delete from access_passkey where account_id = ? and credential_id = ?")
                        .params(account, credentialId)
                        .update()
                == 1;
    }

    public void deleteAll(String account) {
        jdbc.sql("delete from access_passkey where account_id = ?")
                .params(account)
                .update();
    }

    private static PasskeyRow row(ResultSet rs, int number) throws SQLException {
        return new PasskeyRow(
                rs.getString("credential_id"),
                rs.getString("account_id"),
                rs.getString("label"),
                rs.getString("public_key"),
                rs.getString("attestation"),
                rs.getLong("signature_count"),
                rs.getBoolean("uv_initialized"),
                rs.getBoolean("backup_eligible"),
                rs.getBoolean("backup_state"),
                rs.getString("transports"),
                Times.read(rs, "created_at"),
                Times.read(rs, "last_used_at"));
    }
}
