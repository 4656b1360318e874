package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.access.account.directory.Accounts;
import org.healthrecord.access.account.passkey.Passkeys;
import org.healthrecord.access.account.throttle.Subject;
import org.healthrecord.access.account.throttle.Throttle;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in with a passkey, for the script of the sign-in page. */
@RestController
class PasskeyEntrance {
    private static final String CHALLENGE = "health-record.passkey-challenge";

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final Doorway doorway;
    private final Throttle throttle;

    PasskeyEntrance(Passkeys passkeys, Accounts accounts, Doorway doorway, Throttle throttle) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.doorway = doorway;
        this.throttle = throttle;
    }

    /** What the browser is asked, as WebAuthn's PublicKeyCredentialRequestOptionsJSON. */
    @PostMapping("/login/passkey/options")
    ResponseEntity<?> options(HttpServletRequest request) {
        Optional<Duration> pause = attempt(request);
        if (pause.isPresent()) {
            return wait(pause.get());
        }
        Passkeys.Question question = passkeys.signIn();
        request.getSession(true).setAttribute(CHALLENGE, question.challenge());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(question.options());
    }

    /** The browser's answer. The reply says where to go. */
    @PostMapping("/login/passkey/answer")
    ResponseEntity<?> answer(@RequestBody String answer, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        Object challenge = session == null ? null : session.getAttribute(CHALLENGE);
        if (session == null || !(challenge instanceof String asked)) {
            return refused();
        }
        // A question is answered once.
        session.removeAttribute(CHALLENGE);
        Optional<String> account = signedIn(asked, answer);
        if (account.isEmpty()) {
            return refused();
        }
        throttle.succeeded(subject(request));
        ResponseEntity<String> next = doorway.inside(account.get(), true, request, response);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(Map.of("next", String.valueOf(next.getHeaders().getLocation())));
    }

    private Optional<String> signedIn(String challenge, String answer) {
        try {
            return passkeys.signedIn(challenge, answer)
                    .filter(id -> accounts.now(id).isPresent());
        } catch (Passkeys.UnusablePasskeyException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> attempt(HttpServletRequest request) {
        return throttle.attempt(List.of(subject(request)));
    }

    private static Subject subject(HttpServletRequest request) {
        return Subject.address("passkey", request.getRemoteAddr());
    }

    private static ResponseEntity<ProblemDetail> refused() {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, "This passkey opens no account here.");
        return ResponseEntity.of(problem).build();
    }

    private static ResponseEntity<ProblemDetail> wait(Duration pause) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, "Too many attempts. Try again later.");
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header("Retry-After", Long.toString(pause.toSeconds()))
                .body(problem);
    }
}
