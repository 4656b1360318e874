package org.healthrecord.access.account.entrance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.throttle.Subject;
import org.healthrecord.access.account.throttle.Throttle;
import org.springframework.context.ApplicationEventPublisher;

/** Checks a name and a password. Known and unknown names, locked and open accounts get the same answer for the same work. */
public final class PasswordCheck {
    private static final String PURPOSE = "sign-in";

    /** What came of it. */
    public sealed interface Outcome {
        /** Too many attempts: nothing was looked at. */
        record Wait(Duration pause) implements Outcome {}

        /** Name or password are wrong, or the account may not be used. */
        record Wrong() implements Outcome {}

        record Right(AccountRow account) implements Outcome {}
    }

    private final AccountTable rows;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;

    public PasswordCheck(
            AccountTable rows,
            Accounts accounts,
            Passwords passwords,
            Throttle throttle,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.events = events;
    }

    public Outcome check(String name, String password, String address) {
        Subject byName = Subject.name(PURPOSE, name);
        Subject byAddress = Subject.address(PURPOSE, address);
        Optional<Duration> pause = throttle.attempt(List.of(byName, byAddress));
        if (pause.isPresent()) {
            events.publishEvent(new AccountEvent(AccountEvent.Kind.SIGN_IN_THROTTLED, "", "", ""));
            return new Outcome.Wait(pause.get());
        }
        Optional<AccountRow> row = rows.named(name);
        boolean right =
                passwords.matches(password, row.map(AccountRow::password).orElse(null));
        if (!right || row.filter(accounts::isGood).isEmpty()) {
            String account = row.map(AccountRow::id).orElse("");
            events.publishEvent(new AccountEvent(AccountEvent.Kind.SIGN_IN_REFUSED, "", account, ""));
            return new Outcome.Wrong();
        }
        throttle.clear(byName);
        throttle.succeeded(byAddress);
        return new Outcome.Right(row.get());
    }
}
