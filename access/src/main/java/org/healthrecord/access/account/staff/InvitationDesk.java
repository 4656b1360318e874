package org.healthrecord.access.account.staff;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.healthrecord.access.account.answer.HandedOut;
import org.healthrecord.access.account.answer.ProxyTerms;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.directory.StaffRoles;
import org.healthrecord.access.account.invitation.Invitations;
import org.healthrecord.access.account.port.People;
import org.healthrecord.access.account.port.Registration;
import org.healthrecord.access.account.row.InvitationRow;
import org.healthrecord.access.address.PublicUrl;
import org.jspecify.annotations.Nullable;
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

/** Hands out invitations: the front desk for patients and those who look after them, administrators also for staff. */
@RestController
@RequestMapping("/account/api/invitations")
class InvitationDesk {
    private static final int LIMIT = 200;

    /**
     * Whom to invite.
     *
     * @param person        the Patient's id; for PATIENT and PROXY
     * @param registrations of the person those that were checked; null for all
     * @param scope         of a proxy; null for everything
     * @param proxyEndsAt   of a proxy
     * @param roles         for STAFF
     */
    record Wish(
            InvitationRow.@Nullable Kind kind,
            @Nullable String person,
            @Nullable List<Registration> registrations,
            @Nullable String scope,
            @Nullable Instant proxyEndsAt,
            @Nullable Set<String> roles) {}

    record Listed(
            String id,
            InvitationRow.Kind kind,
            Instant madeAt,
            Instant endsAt,
            boolean open,
            boolean accepted,
            Set<String> roles) {}

    private final Invitations invitations;
    private final People people;
    private final PublicUrl url;
    private final Clock clock;

    InvitationDesk(Invitations invitations, People people, PublicUrl url, Clock accessClock) {
        this.invitations = invitations;
        this.people = people;
        this.url = url;
        this.clock = accessClock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    HandedOut hand(@RequestBody Wish wish, Authentication who) {
        if (wish.kind() == null) {
            throw RefusedException.unusable("Say whom to invite: PATIENT, PROXY or STAFF.");
        }
        return HandedOut.of(
                switch (wish.kind()) {
                    case PATIENT -> invitations.forPatient(who.getName(), checked(wish));
                    case PROXY -> proxy(wish, who);
                    case STAFF -> staff(wish, who);
                },
                url.base());
    }

    private Invitations.Handed proxy(Wish wish, Authentication who) {
        ProxyTerms terms = ProxyTerms.of(wish.scope(), wish.proxyEndsAt(), clock.instant());
        return invitations.forProxy(who.getName(), checked(wish), terms.scope(), terms.end());
    }

    private Invitations.Handed staff(Wish wish, Authentication who) {
        Set<String> roles = wish.roles() == null ? Set.of() : wish.roles();
        if (!isAdministrator(who)) {
            throw new RefusedException(HttpStatus.FORBIDDEN, "Only administrators invite staff.");
        }
        if (roles.isEmpty() || !StaffRoles.areUsable(roles)) {
            throw RefusedException.unusable("Name one or more of the roles there are.");
        }
        return invitations.forStaff(who.getName(), roles);
    }

    /** Registrations of the person alone: what staff did not look at binds nobody. */
    private List<Registration> checked(Wish wish) {
        List<Registration> known = people.registrationsOf(wish.person() == null ? "" : wish.person());
        List<Registration> checked = wish.registrations() == null ? known : wish.registrations();
        if (known.isEmpty() || checked.isEmpty() || !known.containsAll(checked)) {
            throw RefusedException.unusable("The person is not known, or has no such registration.");
        }
        return checked;
    }

    /** The last ones: of an administrator everybody's, else one's own. */
    @GetMapping
    List<Listed> list(Authentication who) {
        List<InvitationRow> rows =
                isAdministrator(who) ? invitations.all(LIMIT) : invitations.madeBy(who.getName(), LIMIT);
        return rows.stream().map(this::listed).toList();
    }

    private Listed listed(InvitationRow row) {
        return new Listed(
                row.id(),
                row.kind(),
                row.madeAt(),
                row.endsAt(),
                row.isOpen(clock.instant()),
                row.account().isPresent(),
                row.roles());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, Authentication who) {
        boolean mine = isAdministrator(who)
                || invitations
                        .find(id)
                        .filter(row -> row.madeBy().equals(who.getName()))
                        .isPresent();
        if (!mine || !invitations.cancel(id, who.getName())) {
            throw RefusedException.notFound();
        }
    }

    private static boolean isAdministrator(Authentication who) {
        return who.getAuthorities().stream().anyMatch(a -> "ROLE_ADMINISTRATOR".equals(a.getAuthority()));
    }
}
