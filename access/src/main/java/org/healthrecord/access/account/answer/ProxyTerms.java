package org.healthrecord.access.account.answer;

import java.time.Duration;
import java.time.Instant;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.ProxyScope;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may read for another, and until when.
 *
 * @param scope SMART scopes
 */
public record ProxyTerms(String scope, Instant end) {
    private static final Duration LONGEST = Duration.ofDays(5 * 366L);

    /**
     * @param scope null for everything
     * @throws RefusedException for what cannot be granted
     */
    public static ProxyTerms of(@Nullable String scope, @Nullable Instant end, Instant now) {
        String said = scope == null ? Account.EVERYTHING : scope;
        if (!ProxyScope.isUsable(said)) {
            throw RefusedException.unusable("What may be read is said in SMART scopes such as patient/*.rs.");
        }
        if (end == null || !end.isAfter(now) || end.isAfter(now.plus(LONGEST))) {
            throw RefusedException.unusable("Say when it ends: a day to come, within five years.");
        }
        return new ProxyTerms(said, end);
    }
}
