package org.healthrecord.access.account.directory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.ProxyRow;
import org.healthrecord.access.account.row.ProxyTable;

/** Who an account is and what it may read at this moment. Nothing is remembered between two questions. */
public final class Accounts {
    private final AccountTable accounts;
    private final ProxyTable proxies;
    private final People people;
    private final Clock clock;
    private final boolean demo;

    /** @param demo whether accounts of the profile demo are good */
    public Accounts(AccountTable accounts, ProxyTable proxies, People people, Clock clock, boolean demo) {
        this.accounts = accounts;
        this.proxies = proxies;
        this.people = people;
        this.clock = clock;
        this.demo = demo;
    }

    /** Empty for an account that is locked or that there is not. */
    public Optional<Account> now(String accountId) {
        return accounts.find(accountId).filter(this::isGood).map(this::account);
    }

    /** Whether one may sign in with it. */
    public boolean isGood(AccountRow row) {
        return !row.locked() && (demo || !row.demo());
    }

    private Account account(AccountRow row) {
        Instant now = clock.instant();
        return new Account(
                row.id(),
                row.loginName(),
                row.displayName(),
                row.demo(),
                accounts.roles(row.id()),
                Binding.person(accounts.registrations(row.id()), people),
                proxies.of(row.id()).stream()
                        .filter(proxy -> proxy.holds(now))
                        .flatMap(this::proxy)
                        .toList());
    }

    private Stream<Account.Proxy> proxy(ProxyRow row) {
        return Binding.person(row.registrations(), people).stream()
                .map(person -> new Account.Proxy(row.id(), person, row.scope()));
    }

    /** The registrations an account is bound to; none for one that shows nobody. */
    public List<Registration> binding(String accountId) {
        return accounts.registrations(accountId);
    }

    /** The registrations by which staff, or an owner, once checked that the account reads for this person. */
    public List<Registration> checked(String accountId, String person) {
        Optional<String> wanted = Optional.of(person);
        List<Registration> own = accounts.registrations(accountId);
        return Binding.person(own, people).equals(wanted)
                ? own
                : proxies.of(accountId).stream()
                        .map(ProxyRow::registrations)
                        .filter(registrations ->
                                Binding.person(registrations, people).equals(wanted))
                        .findFirst()
                        .orElse(List.of());
    }
}
