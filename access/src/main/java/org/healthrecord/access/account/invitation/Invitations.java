package org.healthrecord.access.account.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.InvitationRow;
import org.healthrecord.access.account.row.InvitationRow.Kind;
import org.healthrecord.access.account.row.InvitationTable;
import org.healthrecord.access.account.secret.Secrets;
import org.healthrecord.access.account.throttle.Subject;
import org.healthrecord.access.account.throttle.Throttle;
import org.springframework.context.ApplicationEventPublisher;

/** Invitations from being handed out until they are opened. */
public final class Invitations {
    public static final Duration LIFE = Duration.ofDays(7);
    private static final Duration LIFE_OF_STAFFS = Duration.ofDays(2);
    private static final int TRIES = 5;

    /** 80 and 40 bits. */
    private static final int NUMBER_LETTERS = 16;

    private static final int CODE_LETTERS = 8;
    private static final String PURPOSE = "invitation";

    /**
     * What is handed out, shown once.
     *
     * @param number names the invitation, and stands in its link
     * @param code   is told beside it
     */
    public record Handed(String id, String number, String code, Instant endsAt) {
        /** Tells no secret: it may come into a log. */
        @Override
        public String toString() {
            return "Invitation " + id;
        }
    }

    /** What came of a number and a code. */
    public sealed interface Opening {
        /** Too many attempts: nothing was looked at. */
        record Wait(Duration pause) implements Opening {}

        /** Number or code are wrong, or the invitation is over. */
        record Wrong() implements Opening {}

        record Right(InvitationRow invitation) implements Opening {}
    }

    private final InvitationTable rows;
    private final AccountDatabase database;
    private final Passwords passwords;
    private final Throttle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Invitations(
            AccountDatabase database,
            Passwords passwords,
            Throttle throttle,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = new InvitationTable(database.jdbc());
        this.database = database;
        this.passwords = passwords;
        this.throttle = throttle;
        this.events = events;
        this.clock = clock;
    }

    /** For the person whose registrations staff have checked. */
    public Handed forPatient(String by, List<Registration> checked) {
        return hand(Kind.PATIENT, by, LIFE, Optional.empty(), Optional.empty(), Set.of(), checked);
    }

    /** For somebody who is to read for a person. */
    public Handed forProxy(String by, List<Registration> person, String scope, Instant proxyEnd) {
        return hand(Kind.PROXY, by, LIFE, Optional.of(scope), Optional.of(proxyEnd), Set.of(), person);
    }

    public Handed forStaff(String by, Set<String> roles) {
        return hand(Kind.STAFF, by, LIFE_OF_STAFFS, Optional.empty(), Optional.empty(), roles, List.of());
    }

    private Handed hand(
            Kind kind,
            String by,
            Duration life,
            Optional<String> scope,
            Optional<Instant> proxyEnd,
            Set<String> roles,
            List<Registration> registrations) {
        Instant now = clock.instant();
        Handed handed = new Handed(
                Secrets.id(), Secrets.letters(NUMBER_LETTERS), Secrets.letters(CODE_LETTERS), now.plus(life));
        InvitationRow row = new InvitationRow(
                handed.id(),
                kind,
                passwords.digest(Secrets.read(handed.code())),
                by,
                now,
                handed.endsAt(),
                TRIES,
                Optional.empty(),
                Optional.empty(),
                scope,
                proxyEnd,
                roles,
                registrations);
        database.transactions().executeWithoutResult(status -> rows.insert(row, handed.number()));
        events.publishEvent(new AccountEvent(AccountEvent.Kind.INVITATION_MADE, by, "", handed.id()));
        return handed;
    }

    /** The same work and the same answer whether there is an invitation of the number or not. */
    public Opening open(String number, String code, String address) {
        Subject byAddress = Subject.address(PURPOSE, address);
        Optional<Duration> pause = throttle.attempt(List.of(byAddress));
        if (pause.isPresent()) {
            return new Opening.Wait(pause.get());
        }
        Instant now = clock.instant();
        Optional<InvitationRow> row = rows.numbered(number).filter(found -> rows.takeTry(found.id(), now));
        boolean right = passwords.matches(
                Secrets.read(code), row.map(InvitationRow::codeHash).orElse(null));
        if (!right || row.isEmpty()) {
            String id = row.map(InvitationRow::id).orElse("");
            events.publishEvent(new AccountEvent(AccountEvent.Kind.INVITATION_REFUSED, "", "", id));
            return new Opening.Wrong();
        }
        rows.giveTryBack(row.get().id());
        throttle.succeeded(byAddress);
        return new Opening.Right(row.get());
    }

    public Optional<InvitationRow> find(String id) {
        return rows.find(id).filter(row -> row.isOpen(clock.instant()));
    }

    public List<InvitationRow> madeBy(String account, int limit) {
        return rows.madeBy(account, limit);
    }

    public List<InvitationRow> all(int limit) {
        return rows.all(limit);
    }

    /** @return whether it was open */
    public boolean cancel(String id, String by) {
        boolean done = rows.cancel(id, clock.instant());
        if (done) {
            events.publishEvent(new AccountEvent(AccountEvent.Kind.INVITATION_CANCELLED, by, "", id));
        }
        return done;
    }
}
