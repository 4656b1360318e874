package org.healthrecord.access.account.own;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.account.answer.Confirmation;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.directory.Account;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.invitation.Emails;
import org.healthrecord.access.account.mail.BackRoom;
import org.healthrecord.access.account.mail.Letters;
import org.healthrecord.access.account.password.PasswordRules;
import org.healthrecord.access.account.password.Passwords;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.session.SessionBook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own account: what it is, its password, its address. */
@RestController
@RequestMapping("/account/api")
class OwnAccount {

    /**
     * @param self     the Patient one sees as oneself; null for none
     * @param proxies  for whom one reads
     * @param factorTwo whether this session was opened with a second factor
     */
    record Me(
            String id,
            String name,
            String displayName,
            @Nullable String email,
            boolean emailConfirmed,
            Set<String> roles,
            @Nullable String self,
            List<Account.Proxy> proxies,
            boolean authenticator,
            int recoveryCodesLeft,
            boolean factorTwo,
            Instant passwordChangedAt,
            int shortestPassword) {}

    record PasswordChange(@Nullable String current, @Nullable String password) {}

    record EmailChange(@Nullable String current, @Nullable String email) {}

    private final AccountTable rows;
    private final Accounts accounts;
    private final SecondFactor factor;
    private final Confirmation confirmation;
    private final PasswordRules rules;
    private final Passwords passwords;
    private final SessionBook sessions;
    private final Letters letters;
    private final BackRoom backRoom;
    private final ApplicationEventPublisher events;
    private final java.time.Clock clock;

    OwnAccount(
            AccountTable rows,
            Accounts accounts,
            SecondFactor factor,
            Confirmation confirmation,
            PasswordRules rules,
            Passwords passwords,
            SessionBook sessions,
            Letters letters,
            BackRoom backRoom,
            ApplicationEventPublisher events,
            java.time.Clock accessClock) {
        this.rows = rows;
        this.accounts = accounts;
        this.factor = factor;
        this.confirmation = confirmation;
        this.rules = rules;
        this.passwords = passwords;
        this.sessions = sessions;
        this.letters = letters;
        this.backRoom = backRoom;
        this.events = events;
        this.clock = accessClock;
    }

    @GetMapping("/me")
    Me me(Authentication who, CsrfToken csrf) {
        // Sends the cookie that scripts need for their next order.
        csrf.getToken();
        AccountRow row = rows.find(who.getName()).orElseThrow(RefusedException::notFound);
        Account account = accounts.now(who.getName()).orElseThrow(RefusedException::notFound);
        return new Me(
                row.id(),
                row.loginName(),
                row.displayName(),
                row.email().orElse(null),
                row.emailConfirmed(),
                account.roles(),
                account.self().orElse(null),
                account.proxies(),
                factor.isSetUp(row.id()),
                factor.recoveryCodesLeft(row.id()),
                who.getAuthorities().stream().anyMatch(a -> "FACTOR_TWO".equals(a.getAuthority())),
                row.passwordChanged(),
                account.isStaff() ? PasswordRules.SHORTEST_OF_STAFF : PasswordRules.SHORTEST);
    }

    /** Ends all other sessions. */
    @PostMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@RequestBody PasswordChange change, Authentication who, HttpServletRequest request) {
        AccountRow row = confirmation.require(who.getName(), text(change.current()));
        boolean staff = !rows.roles(row.id()).isEmpty();
        Optional<String> objection = rules.objection(text(change.password()), row.loginName(), staff);
        if (objection.isPresent()) {
            throw RefusedException.unusable(objection.get());
        }
        rows.password(row.id(), passwords.digest(text(change.password())), clock.instant());
        sessions.endOthers(row.id(), request.getSession().getId());
        backRoom.later(() -> letters.passwordChanged(row));
        events.publishEvent(AccountEvent.own(AccountEvent.Kind.PASSWORD_CHANGED, row.id()));
    }

    /** Another address, or none; a letter asks whether it is right. */
    @PostMapping("/email")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void email(@RequestBody EmailChange change, Authentication who) {
        AccountRow row = confirmation.require(who.getName(), text(change.current()));
        if (!Emails.isUsable(text(change.email()))) {
            throw RefusedException.unusable("The e-mail address is not one.");
        }
        rows.email(row.id(), Emails.of(text(change.email())));
        backRoom.later(() -> rows.find(row.id()).ifPresent(letters::confirmation));
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
