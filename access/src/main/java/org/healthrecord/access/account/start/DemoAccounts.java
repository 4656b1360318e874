package org.healthrecord.access.account.start;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.ProxyRow;
import org.healthrecord.access.account.row.ProxyTable;
import org.healthrecord.access.account.secret.Secrets;

/**
 * Profile {@code demo}: an account of each kind, all with well-known passwords and without a second factor. Without the profile
 * nobody signs in with them.
 */
final class DemoAccounts {
    private static final String PASSWORD = "demo-password-";

    private record Demo(String name, String displayName, Set<String> roles) {}

    private static final String PATIENT = "rosalind";
    private static final String CAREGIVER = "caregiver";

    private static final List<Demo> ALL = List.of(
            new Demo(PATIENT, "Rosalind (patient)", Set.of()),
            new Demo(CAREGIVER, "Caregiver of Rosalind", Set.of()),
            new Demo("frontdesk", "Front desk", Set.of("FRONT_DESK")),
            new Demo("clinician", "Clinician", Set.of("CLINICIAN")),
            new Demo("steward", "Steward", Set.of("STEWARD")),
            new Demo("operator", "Operator", Set.of("OPERATOR")),
            new Demo("auditor", "Auditor", Set.of("AUDITOR")),
            new Demo("administrator", "Administrator", Set.of("ADMINISTRATOR")));

    private final AccountDatabase database;
    private final AccountTable rows;
    private final ProxyTable proxies;
    private final Passwords passwords;
    private final Optional<Registration> person;
    private final Clock clock;
    private final PrintStream console;

    /** @param person whose chart patient and caregiver see */
    DemoAccounts(
            AccountDatabase database,
            Passwords passwords,
            Optional<Registration> person,
            Clock clock,
            PrintStream console) {
        this.database = database;
        this.rows = new AccountTable(database.jdbc());
        this.proxies = new ProxyTable(database.jdbc());
        this.passwords = passwords;
        this.person = person;
        this.clock = clock;
        this.console = console;
    }

    void make() {
        database.transactions().executeWithoutResult(status -> ALL.stream()
                .filter(demo -> rows.named(demo.name()).isEmpty())
                .forEach(this::insert));
        console.println("Demo accounts, for this machine only (name, password):");
        ALL.forEach(demo -> console.printf("  %-14s %s%n", demo.name(), PASSWORD + demo.name()));
    }

    private void insert(Demo demo) {
        Instant now = clock.instant();
        String id = Secrets.id();
        rows.insert(new AccountRow(
                id,
                demo.name(),
                demo.displayName(),
                Optional.empty(),
                false,
                passwords.digest(PASSWORD + demo.name()),
                now,
                false,
                true,
                now));
        rows.roles(id, demo.roles());
        if (demo.name().equals(PATIENT)) {
            rows.bind(id, person.stream().toList());
        }
        if (demo.name().equals(CAREGIVER) && person.isPresent()) {
            Instant end = now.plus(Duration.ofDays(365));
            proxies.insert(new ProxyRow(
                    Secrets.id(),
                    id,
                    Account.EVERYTHING,
                    id,
                    now,
                    end,
                    person.stream().toList()));
        }
    }
}
