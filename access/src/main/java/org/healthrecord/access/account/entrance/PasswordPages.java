package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.healthrecord.access.account.session.SignIn;
import org.healthrecord.access.account.throttle.Subject;
import org.healthrecord.access.account.throttle.Throttle;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A new password by e-mail, and the confirmation of an address. */
@RestController
class PasswordPages {
    private static final String PURPOSE = "new password";

    private final NewPassword newPassword;
    private final Throttle throttle;
    private final SignIn signIn;

    PasswordPages(NewPassword newPassword, Throttle throttle, SignIn signIn) {
        this.newPassword = newPassword;
        this.throttle = throttle;
        this.signIn = signIn;
    }

    @GetMapping("/login/forgotten")
    ResponseEntity<String> form(CsrfToken csrf) {
        return form(Page.of("A new password"), csrf).answer();
    }

    /** The answer is the same, and as fast, whether anybody has the name. */
    @PostMapping("/login/forgotten")
    ResponseEntity<String> ask(
            @RequestParam(defaultValue = "") String name, CsrfToken csrf, HttpServletRequest request) {
        Optional<Duration> pause = throttle.attempt(
                List.of(Subject.name(PURPOSE, name), Subject.address(PURPOSE, request.getRemoteAddr())));
        if (pause.isPresent()) {
            return form(Page.of("A new password").wait(pause.get()), csrf).answer();
        }
        newPassword.ask(name);
        return Page.of("A new password")
                .text(
                        "If there is an account of this name with a confirmed e-mail address, a letter is on its way to it."
                                + " It brings a link that works for 30 minutes.")
                .text("Without a confirmed address, ask the front desk or an administrator.")
                .link("/login", "Go to the sign-in")
                .answer();
    }

    @GetMapping("/login/reset")
    ResponseEntity<String> reset(
            @RequestParam(defaultValue = "") String token, CsrfToken csrf, HttpServletRequest request) {
        if (!token.isEmpty()) {
            new Carried(Carried.What.NEW_PASSWORD, token).keep(signIn.renewed(request));
            return Destination.to("/login/reset");
        }
        return Carried.token(request, Carried.What.NEW_PASSWORD)
                .filter(newPassword::works)
                .map(works -> resetForm(Page.of("Choose a new password"), csrf).answer())
                .orElseGet(PasswordPages::over);
    }

    @PostMapping("/login/reset")
    ResponseEntity<String> reset(
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated,
            CsrfToken csrf,
            HttpServletRequest request) {
        Optional<String> token = Carried.token(request, Carried.What.NEW_PASSWORD);
        if (token.isEmpty()) {
            return over();
        }
        NewPassword.Result result = password.equals(repeated)
                ? newPassword.choose(token.get(), password)
                : new NewPassword.Result.Refused("The two passwords are not the same.");
        if (result instanceof NewPassword.Result.Refused refused) {
            Page page = Page.of("Choose a new password").error(HttpStatus.UNPROCESSABLE_ENTITY, refused.sentence());
            return resetForm(page, csrf).answer();
        }
        Carried.drop(request);
        return result instanceof NewPassword.Result.Over ? over() : Destination.to("/login?said=reset");
    }

    /** The link of a letter that asked whether an address is right. */
    @GetMapping("/login/address")
    ResponseEntity<String> address(@RequestParam(defaultValue = "") String token, CsrfToken csrf) {
        return Page.of("Your e-mail address")
                .form("/login/address", csrf, "Confirm", Field.hidden("token", token))
                .answer();
    }

    @PostMapping("/login/address")
    ResponseEntity<String> confirm(@RequestParam(defaultValue = "") String token) {
        return newPassword.confirmAddress(token)
                ? Page.of("Your e-mail address")
                        .text("The address is confirmed.")
                        .link("/account", "Go to your account")
                        .answer()
                : over();
    }

    private static Page form(Page page, CsrfToken csrf) {
        return page.form(
                        "/login/forgotten",
                        csrf,
                        "Send a letter",
                        Field.text("name", "Name to sign in with", "username"))
                .link("/login", "Go to the sign-in");
    }

    private static Page resetForm(Page page, CsrfToken csrf) {
        return page.text("All sessions of the account end.")
                .form(
                        "/login/reset",
                        csrf,
                        "Change the password",
                        Field.password("password", "New password", "new-password"),
                        Field.password("repeated", "The same again", "new-password"));
    }

    private static ResponseEntity<String> over() {
        return Page.of("This link is over")
                .error(HttpStatus.NOT_FOUND, "The link was used before, or its time is over.")
                .link("/login/forgotten", "Ask for a new one")
                .answer();
    }
}
