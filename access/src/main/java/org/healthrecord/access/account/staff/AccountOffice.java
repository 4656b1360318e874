package org.healthrecord.access.account.staff;

import java.util.List;
import java.util.Set;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.AccountEvent.Kind;
import org.healthrecord.access.account.directory.StaffRoles;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.row.AccountDatabase;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.PasskeyTable;
import org.healthrecord.access.account.session.SessionBook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What administrators do with accounts. Nobody changes their own here, so that an administrator always remains. */
@RestController
@RequestMapping("/account/api/accounts")
class AccountOffice {
    private static final int LIMIT = 5000;

    /** @param bound whether it shows a chart of its own */
    record Listed(
            String id,
            String name,
            String displayName,
            Set<String> roles,
            boolean bound,
            boolean locked,
            boolean authenticator) {}

    record Roles(@Nullable Set<String> roles) {}

    private final AccountDatabase database;
    private final AccountTable rows;
    private final SecondFactor factor;
    private final PasskeyTable passkeys;
    private final SessionBook sessions;
    private final ApplicationEventPublisher events;

    AccountOffice(
            AccountDatabase database,
            AccountTable rows,
            SecondFactor factor,
            PasskeyTable passkeys,
            SessionBook sessions,
            ApplicationEventPublisher events) {
        this.database = database;
        this.rows = rows;
        this.factor = factor;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.events = events;
    }

    @GetMapping
    List<Listed> list() {
        return rows.all(LIMIT).stream().map(this::listed).toList();
    }

    private Listed listed(AccountRow row) {
        return new Listed(
                row.id(),
                row.loginName(),
                row.displayName(),
                rows.roles(row.id()),
                !rows.registrations(row.id()).isEmpty(),
                row.locked(),
                factor.isSetUp(row.id()));
    }

    @PutMapping("/{id}/roles")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void roles(@PathVariable String id, @RequestBody Roles wish, Authentication who) {
        AccountRow row = another(id, who);
        Set<String> roles = wish.roles() == null ? Set.of() : wish.roles();
        if (!StaffRoles.areUsable(roles)) {
            throw RefusedException.unusable("Name roles there are.");
        }
        database.transactions().executeWithoutResult(status -> rows.roles(row.id(), roles));
        tell(Kind.ROLES_CHANGED, who, id);
    }

    @PostMapping("/{id}/lock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lock(@PathVariable String id, Authentication who) {
        rows.lock(another(id, who).id(), true);
        sessions.endAll(id);
        tell(Kind.LOCKED, who, id);
    }

    @PostMapping("/{id}/unlock")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String id, Authentication who) {
        rows.lock(another(id, who).id(), false);
        tell(Kind.UNLOCKED, who, id);
    }

    /** Forgets authenticator, recovery codes and passkeys, for one who lost them; ends the sessions. */
    @PostMapping("/{id}/second-factor-reset")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetFactor(@PathVariable String id, Authentication who) {
        AccountRow row = another(id, who);
        factor.forget(row.id());
        passkeys.deleteAll(row.id());
        sessions.endAll(row.id());
        tell(Kind.FACTOR_RESET, who, id);
    }

    @GetMapping("/{id}/sessions")
    List<SessionBook.Open> sessions(@PathVariable String id) {
        return sessions.of(rows.find(id).orElseThrow(RefusedException::notFound).id());
    }

    @DeleteMapping("/{id}/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endSessions(@PathVariable String id, Authentication who) {
        sessions.endAll(rows.find(id).orElseThrow(RefusedException::notFound).id());
        tell(Kind.SESSIONS_ENDED, who, id);
    }

    private AccountRow another(String id, Authentication who) {
        if (id.equals(who.getName())) {
            throw new RefusedException(HttpStatus.CONFLICT, "Another administrator must do this with your account.");
        }
        return rows.find(id).orElseThrow(RefusedException::notFound);
    }

    private void tell(Kind kind, Authentication who, String account) {
        events.publishEvent(new AccountEvent(kind, who.getName(), account, ""));
    }
}
