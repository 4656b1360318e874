package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.factor.QrCode;
import org.healthrecord.access.account.factor.SecondFactor;
import org.healthrecord.access.account.factor.TimeCodes;
import org.healthrecord.access.account.session.SignIn;
import org.healthrecord.access.account.throttle.Subject;
import org.healthrecord.access.account.throttle.Throttle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The second factor on the way in. */
@RestController
class FactorPages {
    private static final String WRONG = "The code is wrong or was used before. Wait for the next one.";

    private final Doorway doorway;
    private final SecondFactor factor;
    private final Accounts accounts;
    private final Throttle throttle;
    private final SignIn signIn;

    FactorPages(Doorway doorway, SecondFactor factor, Accounts accounts, Throttle throttle, SignIn signIn) {
        this.doorway = doorway;
        this.factor = factor;
        this.accounts = accounts;
        this.throttle = throttle;
        this.signIn = signIn;
    }

    @GetMapping("/login/code")
    ResponseEntity<String> code(CsrfToken csrf, HttpServletRequest request) {
        return asked(request, false).isEmpty()
                ? Destination.to("/login")
                : codeForm(Page.of("Second step"), csrf).answer();
    }

    @PostMapping("/login/code")
    ResponseEntity<String> code(
            @RequestParam(defaultValue = "") String code,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Entering> entering = asked(request, false);
        if (entering.isEmpty()) {
            return Destination.to("/login");
        }
        String account = entering.get().account();
        Subject subject = Subject.name("code", account);
        Optional<Duration> pause = throttle.attempt(List.of(subject));
        if (pause.isPresent()) {
            return codeForm(Page.of("Second step").wait(pause.get()), csrf).answer();
        }
        if (!factor.take(account, code)) {
            return codeForm(Page.of("Second step").error(HttpStatus.UNAUTHORIZED, WRONG), csrf)
                    .answer();
        }
        throttle.clear(subject);
        return doorway.inside(account, true, request, response);
    }

    @GetMapping("/login/enrol")
    ResponseEntity<String> enrol(CsrfToken csrf, HttpServletRequest request) {
        return asked(request, true)
                .map(entering -> enrolForm(Page.of("Set up a second step"), entering, csrf)
                        .answer())
                .orElseGet(() -> Destination.to("/login"));
    }

    @GetMapping("/login/enrol/qr.svg")
    ResponseEntity<String> picture(HttpServletRequest request) {
        return asked(request, true)
                .map(entering -> ResponseEntity.ok()
                        .contentType(MediaType.valueOf("image/svg+xml"))
                        .cacheControl(CacheControl.noStore())
                        .body(QrCode.svg(TimeCodes.uri(entering.secret(), name(entering.account())))))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private String name(String account) {
        return accounts.now(account).map(known -> known.loginName()).orElse("account");
    }

    @PostMapping("/login/enrol")
    ResponseEntity<String> enrol(
            @RequestParam(defaultValue = "") String code,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<Entering> entering = asked(request, true);
        if (entering.isEmpty()) {
            return Destination.to("/login");
        }
        Entering known = entering.get();
        List<String> codes =
                factor.isSetUp(known.account()) ? List.of() : factor.enrol(known.account(), known.secret(), code);
        if (codes.isEmpty()) {
            Page page = Page.of("Set up a second step")
                    .error(HttpStatus.UNAUTHORIZED, "The code is wrong. Try the next one.");
            return enrolForm(page, known, csrf).answer();
        }
        signIn.complete(known.account(), true, request, response);
        return Page.of("Recovery codes")
                .text("Keep these codes where only you find them. Each opens your account once, when the authenticator"
                        + " is lost. They are not shown again.")
                .list(codes)
                .link("/", "I have kept them. Go on")
                .answer();
    }

    private Optional<Entering> asked(HttpServletRequest request, boolean enrols) {
        return doorway.entering(request)
                .filter(entering -> enrols != entering.secret().isEmpty())
                .filter(entering -> accounts.now(entering.account()).isPresent());
    }

    private static Page codeForm(Page page, CsrfToken csrf) {
        return page.form(
                        "/login/code",
                        csrf,
                        "Go on",
                        Field.text("code", "Code", "one-time-code")
                                .hint("The six digits your authenticator shows, or a recovery code."))
                .link("/login", "Begin again");
    }

    private static Page enrolForm(Page page, Entering entering, CsrfToken csrf) {
        return page.text(
                        "Accounts of staff need a second step. Add this to an authenticator app, then type the code it shows.")
                .picture("/login/enrol/qr.svg", "QR code for the authenticator; the same key stands below as text")
                .secret("Key for typing:", TimeCodes.typed(entering.secret()))
                .form("/login/enrol", csrf, "Go on", Field.text("code", "Code", "one-time-code"));
    }
}
