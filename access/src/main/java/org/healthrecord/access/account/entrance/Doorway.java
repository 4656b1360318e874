package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.factor.TimeCodes;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.session.SignIn;
import org.healthrecord.access.account.settings.AccountSettings;
import org.springframework.http.ResponseEntity;

/** Leads whoever has shown who they are to the next step, or in. */
final class Doorway {
    private final AccountTable rows;
    private final SecondFactor factor;
    private final AccountSettings settings;
    private final SignIn signIn;
    private final Destination destination;
    private final Clock clock;

    Doorway(
            AccountTable rows,
            SecondFactor factor,
            AccountSettings settings,
            SignIn signIn,
            Destination destination,
            Clock clock) {
        this.rows = rows;
        this.factor = factor;
        this.settings = settings;
        this.signIn = signIn;
        this.destination = destination;
        this.clock = clock;
    }

    ResponseEntity<String> afterPassword(AccountRow account, HttpServletRequest request, HttpServletResponse response) {
        boolean staff = !rows.roles(account.id()).isEmpty();
        boolean has = factor.isSetUp(account.id());
        return switch (NextStep.after(staff, account.demo(), has, settings.staffNeedSecondFactor())) {
            case INSIDE -> inside(account.id(), false, request, response);
            case CODE -> step(account.id(), "", "/login/code", request);
            case ENROL -> step(account.id(), TimeCodes.secret(), "/login/enrol", request);
        };
    }

    private ResponseEntity<String> step(String account, String secret, String path, HttpServletRequest request) {
        new Entering(account, secret, clock.instant()).keep(signIn.renewed(request));
        return Destination.to(path);
    }

    ResponseEntity<String> inside(
            String account, boolean factorTwo, HttpServletRequest request, HttpServletResponse response) {
        signIn.complete(account, factorTwo, request, response);
        return destination.goOn(request, response);
    }

    Optional<Entering> entering(HttpServletRequest request) {
        Instant now = clock.instant();
        return Entering.of(request.getSession(false), now);
    }
}
