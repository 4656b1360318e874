package org.healthrecord.access.account.row;

import java.time.Instant;

/**
 * A passkey. Ids and keys in Base64url.
 *
 * @param attestation the object of the registration: Spring Security reads the key from it again
 * @param transports  as WebAuthn names them, space separated
 */
public record PasskeyRow(
        String credentialId,
        String account,
        String label,
        String publicKey,
        String attestation,
        long signatureCount,
        boolean uvInitialized,
        boolean backupEligible,
        boolean backupState,
        String transports,
        Instant createdAt,
        Instant lastUsedAt) {}
