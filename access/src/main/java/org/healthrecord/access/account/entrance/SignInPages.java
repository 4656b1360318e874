package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.healthrecord.access.account.entrance.PasswordCheck.Outcome;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Name and password. */
@RestController
class SignInPages {
    private final PasswordCheck check;
    private final Doorway doorway;

    SignInPages(PasswordCheck check, Doorway doorway) {
        this.check = check;
        this.doorway = doorway;
    }

    @GetMapping("/login")
    ResponseEntity<String> form(CsrfToken csrf, @RequestParam(defaultValue = "") String said) {
        Page page = Page.of("Sign in");
        if (said.equals("reset")) {
            page.text("The password is changed. Sign in with the new one.");
        } else if (said.equals("out")) {
            page.text("You have signed out.");
        }
        return form(page, csrf, "").answer();
    }

    @PostMapping("/login")
    ResponseEntity<String> signIn(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        Outcome outcome = check.check(name, password, request.getRemoteAddr());
        if (outcome instanceof Outcome.Right right) {
            return doorway.afterPassword(right.account(), request, response);
        }
        Page page = Page.of("Sign in");
        if (outcome instanceof Outcome.Wait wait) {
            page.wait(wait.pause());
        } else {
            page.error(HttpStatus.UNAUTHORIZED, "The name or the password is wrong.");
        }
        return form(page, csrf, name).answer();
    }

    private static Page form(Page page, CsrfToken csrf, String name) {
        return page.form(
                        "/login",
                        csrf,
                        "Sign in",
                        Field.text("name", "Name", "username webauthn").value(name),
                        Field.password("password", "Password", "current-password"))
                .place("passkey")
                .link("/login/forgotten", "Forgotten the password?")
                .link("/invitation", "I have an invitation");
    }
}
