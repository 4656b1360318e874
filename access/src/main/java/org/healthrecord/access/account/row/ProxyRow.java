package org.healthrecord.access.account.row;

import java.time.Instant;
import java.util.List;
import org.healthrecord.access.account.port.Registration;

/**
 * That an account may read for somebody else.
 *
 * @param accountId     the caregiver's
 * @param scope         SMART scopes, space separated
 * @param grantedBy     the account that granted it
 * @param registrations whose chart
 */
public record ProxyRow(
        String id,
        String accountId,
        String scope,
        String grantedBy,
        Instant beginsAt,
        Instant endsAt,
        List<Registration> registrations) {

    public boolean holds(Instant now) {
        return !beginsAt.isAfter(now) && endsAt.isAfter(now);
    }
}
