package org.healthrecord.access.account.row;

import java.time.Instant;

/**
 * A passkey. Ids and keys in Base64url.
 *
 * @param transports as WebAuthn names them, space separated
 */
public record PasskeyRow(
        String credentialId,
        String account,
        String label,
        String publicKey,
        long signatureCount,
        boolean uvInitialized,
        boolean backupEligible,
        boolean backupState,
        String transports,
        Instant createdAt,
        Instant lastUsedAt) {}
