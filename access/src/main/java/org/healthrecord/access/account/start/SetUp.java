package org.healthrecord.access.account.start;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.healthrecord.access.account.invitation.Acceptance;
import org.healthrecord.access.account.invitation.NewAccount;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.LinkTable;
import org.healthrecord.access.account.row.LinkTable.Purpose;

/** Makes the first administrator by a link, while there is none. */
public final class SetUp {
    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final Duration LIFE = Duration.ofDays(1);

    private final AccountDatabase database;
    private final AccountTable accounts;
    private final LinkTable links;
    private final NewAccount newAccount;
    private final Acceptance acceptance;
    private final Clock clock;

    public SetUp(AccountDatabase database, NewAccount newAccount, Acceptance acceptance, Clock clock) {
        this.database = database;
        this.accounts = new AccountTable(database.jdbc());
        this.links = new LinkTable(database.jdbc());
        this.newAccount = newAccount;
        this.acceptance = acceptance;
        this.clock = clock;
    }

    /** A new link; an older one works no more. Empty where there is an administrator. */
    Optional<String> link() {
        return accounts.having(ADMINISTRATOR) > 0
                ? Optional.empty()
                : Optional.of(links.make(
                        Purpose.SET_UP, Optional.empty(), clock.instant().plus(LIFE)));
    }

    public boolean works(String token) {
        return links.find(Purpose.SET_UP, token, clock.instant()).isPresent() && accounts.having(ADMINISTRATOR) == 0;
    }

    public Optional<String> objection(NewAccount.Wish wish) {
        return newAccount.objection(wish, true);
    }

    /** Empty when another was faster. */
    public Optional<AccountRow> make(String token, NewAccount.Wish wish) {
        AccountRow made = database.transactions().execute(status -> {
            boolean taken = links.take(Purpose.SET_UP, token, clock.instant());
            return taken ? acceptance.administrator(wish) : null;
        });
        return Optional.ofNullable(made);
    }
}
