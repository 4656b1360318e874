package org.healthrecord.access.account.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.directory.Binding;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.InvitationRow;
import org.healthrecord.access.account.row.InvitationTable;
import org.healthrecord.access.account.row.ProxyRow;
import org.healthrecord.access.account.row.ProxyTable;
import org.healthrecord.access.account.secret.Secrets;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionStatus;

/** Accepts an opened invitation: all of it or nothing. */
public final class Acceptance {
    private static final String OVER = "The invitation is over. Ask for a new one.";

    /** What came of it. */
    public sealed interface Result {
        /** It did not come about; why, in a sentence for the one who tried. */
        record Refused(String sentence) implements Result {}

        record Accepted(AccountRow account) implements Result {}
    }

    private final AccountDatabase database;
    private final AccountTable accounts;
    private final InvitationTable invitations;
    private final ProxyTable proxies;
    private final NewAccount newAccount;
    private final Accounts directory;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Acceptance(
            AccountDatabase database,
            NewAccount newAccount,
            Accounts directory,
            People people,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.accounts = new AccountTable(database.jdbc());
        this.invitations = new InvitationTable(database.jdbc());
        this.proxies = new ProxyTable(database.jdbc());
        this.newAccount = newAccount;
        this.directory = directory;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** With an account that is made for it. */
    public Result byNewAccount(InvitationRow invitation, NewAccount.Wish wish) {
        Optional<String> objection =
                newAccount.objection(wish, !invitation.roles().isEmpty());
        if (objection.isPresent()) {
            return new Result.Refused(objection.get());
        }
        try {
            return accept(invitation, Optional.empty(), wish);
        } catch (DuplicateKeyException taken) {
            return new Result.Refused("Somebody has this name already. Choose another one to sign in with.");
        }
    }

    /** With an account one has. Roles of staff come to new accounts only. */
    public Result byAccount(InvitationRow invitation, String accountId) {
        Optional<AccountRow> account = accounts.find(accountId);
        if (account.isEmpty() || invitation.kind() == InvitationRow.Kind.STAFF) {
            return new Result.Refused("This invitation needs an account of its own.");
        }
        boolean bound = directory.now(accountId).flatMap(known -> known.self()).isPresent();
        if (invitation.kind() == InvitationRow.Kind.PATIENT && bound) {
            return new Result.Refused("This account shows a chart already. Make another account for this one.");
        }
        return accept(invitation, account, new NewAccount.Wish("", "", "", ""));
    }

    private Result accept(InvitationRow invitation, Optional<AccountRow> known, NewAccount.Wish wish) {
        boolean needsPerson = invitation.kind() != InvitationRow.Kind.STAFF;
        if (needsPerson && Binding.person(invitation.registrations(), people).isEmpty()) {
            return new Result.Refused("Who is meant has to be checked again. Ask those who invited you.");
        }
        @Nullable Result result = database.transactions().execute(status -> take(invitation, known, wish, status));
        if (result instanceof Result.Accepted accepted) {
            tell(invitation, accepted.account().id(), known.isEmpty());
        }
        return result == null ? new Result.Refused(OVER) : result;
    }

    private Result take(
            InvitationRow invitation, Optional<AccountRow> known, NewAccount.Wish wish, TransactionStatus status) {
        AccountRow account = known.orElseGet(() -> newAccount.insert(wish));
        if (!invitations.accept(invitation.id(), account.id(), clock.instant())) {
            status.setRollbackOnly();
            return new Result.Refused(OVER);
        }
        grant(invitation, account.id());
        return new Result.Accepted(account);
    }

    private void grant(InvitationRow invitation, String account) {
        Instant now = clock.instant();
        switch (invitation.kind()) {
            case PATIENT -> accounts.bind(account, invitation.registrations());
            case PROXY -> proxies.insert(new ProxyRow(
                    Secrets.id(),
                    account,
                    invitation.scope().orElseThrow(),
                    invitation.madeBy(),
                    now,
                    invitation.proxyEndsAt().orElseThrow(),
                    invitation.registrations()));
            case STAFF -> accounts.roles(account, invitation.roles());
        }
    }

    private void tell(InvitationRow invitation, String account, boolean made) {
        if (made) {
            events.publishEvent(
                    new AccountEvent(AccountEvent.Kind.ACCOUNT_CREATED, invitation.madeBy(), account, invitation.id()));
        }
        AccountEvent.Kind kind =
                switch (invitation.kind()) {
                    case PATIENT -> AccountEvent.Kind.ACCOUNT_BOUND;
                    case PROXY -> AccountEvent.Kind.PROXY_GRANTED;
                    case STAFF -> AccountEvent.Kind.ROLES_CHANGED;
                };
        events.publishEvent(new AccountEvent(kind, invitation.madeBy(), account, invitation.id()));
    }

    /** The first administrator: there is nobody who could invite them. */
    public AccountRow administrator(NewAccount.Wish wish) {
        AccountRow row = newAccount.insert(wish);
        accounts.roles(row.id(), java.util.Set.of("ADMINISTRATOR"));
        events.publishEvent(AccountEvent.own(AccountEvent.Kind.ACCOUNT_CREATED, row.id()));
        return row;
    }
}
