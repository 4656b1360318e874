package org.healthrecord.access.account.passkey;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.healthrecord.access.account.row.PasskeyRow;
import org.healthrecord.access.account.row.PasskeyTable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** Passkeys as Spring Security reads and writes them. */
final class StoredPasskeys implements UserCredentialRepository {
    private final PasskeyTable rows;

    StoredPasskeys(PasskeyTable rows) {
        this.rows = rows;
    }

    @Override
    public void delete(Bytes credentialId) {
        String id = credentialId.toBase64UrlString();
        rows.find(id).ifPresent(row -> rows.delete(row.account(), id));
    }

    @Override
    public void save(CredentialRecord passkey) {
        Set<AuthenticatorTransport> transports = passkey.getTransports();
        rows.save(new PasskeyRow(
                passkey.getCredentialId().toBase64UrlString(),
                PasskeyOwners.account(passkey.getUserEntityUserId()),
                passkey.getLabel(),
                new Bytes(passkey.getPublicKey().getBytes()).toBase64UrlString(),
                attestation(passkey),
                passkey.getSignatureCount(),
                passkey.isUvInitialized(),
                passkey.isBackupEligible(),
                passkey.isBackupState(),
                transports == null
                        ? ""
                        : transports.stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(" ")),
                passkey.getCreated(),
                passkey.getLastUsed()));
    }

    private static String attestation(CredentialRecord passkey) {
        @Nullable Bytes object = passkey.getAttestationObject();
        return object == null ? "" : object.toBase64UrlString();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return rows.find(credentialId.toBase64UrlString())
                .map(StoredPasskeys::record)
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes userId) {
        return rows.of(PasskeyOwners.account(userId)).stream()
                .map(StoredPasskeys::record)
                .toList();
    }

    private static CredentialRecord record(PasskeyRow row) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.credentialId()))
                .userEntityUserId(PasskeyOwners.handle(row.account()))
                .publicKey(new ImmutablePublicKeyCose(
                        Bytes.fromBase64(row.publicKey()).getBytes()))
                .attestationObject(Bytes.fromBase64(row.attestation()))
                .signatureCount(row.signatureCount())
                .uvInitialized(row.uvInitialized())
                .backupEligible(row.backupEligible())
                .backupState(row.backupState())
                .transports(transports(row.transports()))
                .created(row.createdAt())
                .lastUsed(row.lastUsedAt())
                .label(row.label())
                .build();
    }

    private static Set<AuthenticatorTransport> transports(String words) {
        return Arrays.stream(words.split(" "))
                .filter(word -> !word.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }
}
