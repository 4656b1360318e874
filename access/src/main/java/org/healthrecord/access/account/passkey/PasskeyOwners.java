package org.healthrecord.access.account.passkey;

import java.nio.charset.StandardCharsets;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** Accounts as owners of passkeys: the user handle is the account's id, which says nothing of the person. */
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private final AccountTable accounts;

    PasskeyOwners(AccountTable accounts) {
        this.accounts = accounts;
    }

    static Bytes handle(String account) {
        return new Bytes(account.getBytes(StandardCharsets.UTF_8));
    }

    static String account(Bytes handle) {
        return new String(handle.getBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return findByUsername(account(id));
    }

    /** @param username the account's id, which is the name of who has signed in */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return accounts.find(username).map(PasskeyOwners::entity).orElse(null);
    }

    private static PublicKeyCredentialUserEntity entity(AccountRow row) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle(row.id()))
                .name(row.loginName())
                .displayName(row.displayName())
                .build();
    }

    @Override
    public void save(PublicKeyCredentialUserEntity userEntity) {
        throw new UnsupportedOperationException("Accounts are not made by passkeys");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Accounts are not deleted by passkeys");
    }
}
