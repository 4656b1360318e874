package org.healthrecord.access.account.entrance;

import java.time.Clock;
import java.util.Optional;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.mail.BackRoom;
import org.healthrecord.access.account.mail.Letters;
import org.healthrecord.access.account.password.PasswordRules;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.LinkTable;
import org.healthrecord.access.account.row.LinkTable.Link;
import org.healthrecord.access.account.row.LinkTable.Purpose;
import org.healthrecord.access.account.session.SessionBook;
import org.springframework.context.ApplicationEventPublisher;

/** A new password for one who forgot theirs. It replaces the password alone: a second factor is asked for as before. */
public final class NewPassword {

    /** What came of it. */
    sealed interface Result {
        record Refused(String sentence) implements Result {}

        /** The link works no more. */
        record Over() implements Result {}

        record Changed() implements Result {}
    }

    private final AccountDatabase database;
    private final AccountTable rows;
    private final LinkTable links;
    private final Accounts accounts;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final SessionBook sessions;
    private final Letters letters;
    private final BackRoom backRoom;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public NewPassword(
            AccountDatabase database,
            Accounts accounts,
            PasswordRules rules,
            Passwords passwords,
            SessionBook sessions,
            Letters letters,
            BackRoom backRoom,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.rows = new AccountTable(database.jdbc());
        this.links = new LinkTable(database.jdbc());
        this.accounts = accounts;
        this.rules = rules;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
        this.backRoom = backRoom;
        this.events = events;
        this.clock = clock;
    }

    /** Everything that depends on there being an account happens later. */
    void ask(String name) {
        backRoom.later(() -> rows.named(name).filter(accounts::isGood).ifPresent(letters::newPassword));
    }

    boolean works(String token) {
        return links.find(Purpose.NEW_PASSWORD, token, clock.instant()).isPresent();
    }

    Result choose(String token, String password) {
        Optional<AccountRow> account = links.find(Purpose.NEW_PASSWORD, token, clock.instant())
                .flatMap(Link::account)
                .flatMap(rows::find)
                .filter(accounts::isGood);
        if (account.isEmpty()) {
            return new Result.Over();
        }
        String id = account.get().id();
        boolean staff = !rows.roles(id).isEmpty();
        Optional<String> objection = rules.objection(password, account.get().loginName(), staff);
        if (objection.isPresent()) {
            return new Result.Refused(objection.get());
        }
        String digest = passwords.digest(password);
        boolean done = Boolean.TRUE.equals(database.transactions().execute(status -> change(token, id, digest)));
        if (!done) {
            return new Result.Over();
        }
        sessions.endAll(id);
        backRoom.later(() -> letters.passwordChanged(account.get()));
        events.publishEvent(AccountEvent.own(AccountEvent.Kind.PASSWORD_RESET, id));
        return new Result.Changed();
    }

    private boolean change(String token, String account, String digest) {
        boolean taken = links.take(Purpose.NEW_PASSWORD, token, clock.instant());
        if (taken) {
            rows.password(account, digest, clock.instant());
        }
        return taken;
    }

    boolean confirmAddress(String token) {
        return Boolean.TRUE.equals(database.transactions().execute(status -> {
            Optional<String> account =
                    links.find(Purpose.EMAIL, token, clock.instant()).flatMap(Link::account);
            boolean taken = links.take(Purpose.EMAIL, token, clock.instant());
            account.filter(known -> taken).ifPresent(rows::confirmEmail);
            return taken;
        }));
    }
}
