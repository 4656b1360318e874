package org.healthrecord.access.account.own;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.healthrecord.access.account.answer.Confirmation;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.AccountEvent.Kind;
import org.healthrecord.access.account.factor.QrCode;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.factor.TimeCodes;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.settings.AccountSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's authenticator and recovery codes. */
@RestController
@RequestMapping("/account/api")
class OwnFactor {
    private static final String SECRET = "health-record.new-authenticator";

    record Confirmed(@Nullable String current) {}

    record Code(@Nullable String code) {}

    /**
     * An authenticator to be added.
     *
     * @param key     for typing, in Base32
     * @param picture QR code as SVG
     */
    record Offered(String key, String picture) {}

    /** Shown once. */
    record RecoveryCodes(List<String> codes) {}

    private final AccountTable rows;
    private final SecondFactor factor;
    private final Confirmation confirmation;
    private final AccountSettings settings;
    private final ApplicationEventPublisher events;

    OwnFactor(
            AccountTable rows,
            SecondFactor factor,
            Confirmation confirmation,
            AccountSettings settings,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.factor = factor;
        this.confirmation = confirmation;
        this.settings = settings;
        this.events = events;
    }

    /** Offers a secret; nothing changes until its first code has been shown. */
    @PostMapping("/authenticator")
    Offered offer(@RequestBody Confirmed confirmed, Authentication who, HttpServletRequest request) {
        AccountRow row = confirmation.require(who.getName(), OwnAccount.text(confirmed.current()));
        String secret = TimeCodes.secret();
        request.getSession().setAttribute(SECRET, secret);
        return new Offered(TimeCodes.typed(secret), QrCode.svg(TimeCodes.uri(secret, row.loginName())));
    }

    @PostMapping("/authenticator/confirm")
    RecoveryCodes confirm(@RequestBody Code code, Authentication who, HttpServletRequest request) {
        HttpSession session = request.getSession();
        if (!(session.getAttribute(SECRET) instanceof String secret)) {
            throw RefusedException.unusable("Begin again: no authenticator is being set up.");
        }
        List<String> codes = factor.enrol(who.getName(), secret, OwnAccount.text(code.code()));
        if (codes.isEmpty()) {
            throw RefusedException.unusable("The code is wrong. Try the next one.");
        }
        session.removeAttribute(SECRET);
        return new RecoveryCodes(codes);
    }

    @PostMapping("/authenticator/remove")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestBody Confirmed confirmed, Authentication who) {
        AccountRow row = confirmation.require(who.getName(), OwnAccount.text(confirmed.current()));
        if (settings.staffNeedSecondFactor() && !rows.roles(row.id()).isEmpty()) {
            throw new RefusedException(
                    HttpStatus.CONFLICT, "Accounts of staff need a second step. Set up another instead.");
        }
        factor.forget(row.id());
        events.publishEvent(AccountEvent.own(Kind.FACTOR_RESET, row.id()));
    }

    /** New ones; the old ones work no more. */
    @PostMapping("/recovery-codes")
    RecoveryCodes renew(@RequestBody Confirmed confirmed, Authentication who) {
        AccountRow row = confirmation.require(who.getName(), OwnAccount.text(confirmed.current()));
        if (!factor.isSetUp(row.id())) {
            throw new RefusedException(HttpStatus.CONFLICT, "Set up an authenticator first.");
        }
        return new RecoveryCodes(factor.renewRecoveryCodes(row.id()));
    }
}
