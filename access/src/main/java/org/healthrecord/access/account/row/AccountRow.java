package org.healthrecord.access.account.row;

import java.time.Instant;
import java.util.Optional;

/**
 * An account.
 *
 * @param loginName in lower case
 * @param password  its digest
 */
public record AccountRow(
        String id,
        String loginName,
        String displayName,
        Optional<String> email,
        boolean emailConfirmed,
        String password,
        Instant passwordChanged,
        boolean locked,
        boolean demo,
        Instant createdAt) {

    /** Names nobody: it may come into a log. */
    @Override
    public String toString() {
        return "Account " + id;
    }
}
