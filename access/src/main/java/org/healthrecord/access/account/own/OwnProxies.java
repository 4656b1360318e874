package org.healthrecord.access.account.own;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.healthrecord.access.account.answer.HandedOut;
import org.healthrecord.access.account.answer.ProxyTerms;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.AccountEvent.Kind;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.invitation.Invitations;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.ProxyRow;
import org.healthrecord.access.account.row.ProxyTable;
import org.healthrecord.access.address.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who reads for me, and for whom I read. */
@RestController
@RequestMapping("/account/api/proxies")
class OwnProxies {
    /** @param name of who reads; empty for me */
    record Listed(String id, String name, String scope, Instant beginsAt, Instant endsAt, boolean holds) {}

    /**
     * @param forMe who may or might read my chart
     * @param mine  for whom I may or might read
     */
    record Both(List<Listed> forMe, List<Listed> mine) {}

    record Wish(@Nullable String scope, @Nullable Instant endsAt) {}

    private final Accounts accounts;
    private final AccountTable rows;
    private final ProxyTable proxies;
    private final Invitations invitations;
    private final PublicUrl url;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnProxies(
            Accounts accounts,
            AccountTable rows,
            ProxyTable proxies,
            Invitations invitations,
            PublicUrl url,
            ApplicationEventPublisher events,
            Clock accessClock) {
        this.accounts = accounts;
        this.rows = rows;
        this.proxies = proxies;
        this.invitations = invitations;
        this.url = url;
        this.events = events;
        this.clock = accessClock;
    }

    @GetMapping
    Both list(Authentication who) {
        List<Listed> forMe = aboutMe(who.getName()).stream()
                .map(row -> listed(
                        row,
                        rows.find(row.accountId()).map(AccountRow::displayName).orElse("")))
                .toList();
        List<Listed> mine =
                proxies.of(who.getName()).stream().map(row -> listed(row, "")).toList();
        return new Both(forMe, mine);
    }

    /** Invites somebody to read my chart. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HandedOut invite(@RequestBody Wish wish, Authentication who) {
        if (accounts.now(who.getName()).flatMap(Account::self).isEmpty()) {
            throw new RefusedException(HttpStatus.CONFLICT, "This account shows no chart of its own.");
        }
        ProxyTerms terms = ProxyTerms.of(wish.scope(), wish.endsAt(), clock.instant());
        List<Registration> mine = rows.registrations(who.getName());
        return HandedOut.of(invitations.forProxy(who.getName(), mine, terms.scope(), terms.end()), url.base());
    }

    /** Ends what somebody reads of my chart, or what I read of another's. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String id, Authentication who) {
        ProxyRow row = proxies.find(id)
                .filter(found -> found.accountId().equals(who.getName())
                        || aboutMe(who.getName()).stream()
                                .anyMatch(mine -> mine.id().equals(id)))
                .orElseThrow(RefusedException::notFound);
        proxies.end(id, clock.instant());
        events.publishEvent(new AccountEvent(Kind.PROXY_ENDED, who.getName(), row.accountId(), id));
    }

    /** None where the account shows nobody at present. */
    private List<ProxyRow> aboutMe(String account) {
        return accounts.now(account).flatMap(Account::self).isPresent()
                ? proxies.about(rows.registrations(account))
                : List.of();
    }

    private Listed listed(ProxyRow row, String name) {
        return new Listed(row.id(), name, row.scope(), row.beginsAt(), row.endsAt(), row.holds(clock.instant()));
    }
}
