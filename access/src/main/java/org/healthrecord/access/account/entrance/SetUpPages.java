package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.healthrecord.access.account.session.SignIn;
import org.healthrecord.access.account.start.SetUp;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Makes the first administrator by the link that the start printed. */
@RestController
class SetUpPages {
    private static final String TITLE = "The first administrator";
    private static final String OVER = "This link is over. The next start of the service prints a new one.";

    private final SetUp setUp;
    private final Doorway doorway;
    private final SignIn signIn;

    SetUpPages(SetUp setUp, Doorway doorway, SignIn signIn) {
        this.setUp = setUp;
        this.doorway = doorway;
        this.signIn = signIn;
    }

    @GetMapping("/setup")
    ResponseEntity<String> form(
            @RequestParam(defaultValue = "") String token, CsrfToken csrf, HttpServletRequest request) {
        if (!token.isEmpty()) {
            if (!setUp.works(token)) {
                return over();
            }
            new Carried(Carried.What.SET_UP, token).keep(signIn.renewed(request));
            return Destination.to("/setup");
        }
        return Carried.token(request, Carried.What.SET_UP)
                .filter(setUp::works)
                .map(works -> form(Page.of(TITLE), csrf, ChosenAccount.blank()))
                .orElseGet(SetUpPages::over);
    }

    @PostMapping("/setup")
    ResponseEntity<String> make(
            @ModelAttribute ChosenAccount chosen,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response) {
        Optional<String> token = Carried.token(request, Carried.What.SET_UP).filter(setUp::works);
        if (token.isEmpty()) {
            return over();
        }
        Optional<String> objection = setUp.objection(chosen.wish());
        if (objection.isPresent()) {
            return form(Page.of(TITLE).error(HttpStatus.UNPROCESSABLE_ENTITY, objection.get()), csrf, chosen);
        }
        return setUp.make(token.get(), chosen.wish())
                .map(account -> {
                    Carried.drop(request);
                    return doorway.afterPassword(account, request, response);
                })
                .orElseGet(SetUpPages::over);
    }

    private static ResponseEntity<String> form(Page page, CsrfToken csrf, ChosenAccount chosen) {
        return page.text("Whoever opens this page first administers this installation.")
                .form("/setup", csrf, "Make the account", chosen.fields(true))
                .answer();
    }

    private static ResponseEntity<String> over() {
        return Page.of(TITLE)
                .error(HttpStatus.NOT_FOUND, OVER)
                .link("/login", "Go to the sign-in")
                .answer();
    }
}
