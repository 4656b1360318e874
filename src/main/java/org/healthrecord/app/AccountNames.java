package org.healthrecord.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.Accounts;

/** What the holders of accounts are called, for the audit. Each is looked up once a minute at most: a page asks many times a second. */
final class AccountNames {
    private static final int MOST = 10_000;

    private final Accounts accounts;
    private final Cache<String, String> names = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Empty where nobody is known under this id. */
    String of(String id) {
        return names.get(id, key -> accounts.now(key).map(Account::displayName).orElse(""));
    }
}
