package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.healthrecord.access.account.invitation.Acceptance;
import org.healthrecord.access.account.invitation.Invitations;
import org.healthrecord.access.account.invitation.Invitations.Opening;
import org.healthrecord.access.account.mail.BackRoom;
import org.healthrecord.access.account.mail.Letters;
import org.healthrecord.access.account.row.AccountRow;
import org.healthrecord.access.account.row.InvitationRow;
import org.healthrecord.access.account.session.SignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens an invitation by number and code, and accepts it with a new account or one's own. */
@RestController
class InvitationPages {
    private static final String TITLE = "Your invitation";

    private final Invitations invitations;
    private final Acceptance acceptance;
    private final Doorway doorway;
    private final SignIn signIn;
    private final Letters letters;
    private final BackRoom backRoom;

    InvitationPages(
            Invitations invitations,
            Acceptance acceptance,
            Doorway doorway,
            SignIn signIn,
            Letters letters,
            BackRoom backRoom) {
        this.invitations = invitations;
        this.acceptance = acceptance;
        this.doorway = doorway;
        this.signIn = signIn;
        this.letters = letters;
        this.backRoom = backRoom;
    }

    @GetMapping("/invitation")
    ResponseEntity<String> form(@RequestParam(defaultValue = "") String number, CsrfToken csrf) {
        return form(Page.of(TITLE), csrf, number).answer();
    }

    @PostMapping("/invitation")
    ResponseEntity<String> open(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String code,
            CsrfToken csrf,
            HttpServletRequest request) {
        Opening opening = invitations.open(number, code, request.getRemoteAddr());
        if (opening instanceof Opening.Right right) {
            new Carried(Carried.What.INVITATION, right.invitation().id()).keep(signIn.renewed(request));
            return Destination.to("/invitation/account");
        }
        Page page = Page.of(TITLE);
        if (opening instanceof Opening.Wait wait) {
            page.wait(wait.pause());
        } else {
            page.error(HttpStatus.UNAUTHORIZED, "Number or code are wrong, or the invitation is over.");
        }
        return form(page, csrf, number).answer();
    }

    @GetMapping("/invitation/account")
    ResponseEntity<String> account(CsrfToken csrf, HttpServletRequest request, @Nullable Authentication who) {
        return opened(request)
                .map(invitation -> choice(Page.of(TITLE), invitation, csrf, ChosenAccount.blank(), who)
                        .answer())
                .orElseGet(() -> Destination.to("/invitation"));
    }

    @PostMapping("/invitation/account")
    ResponseEntity<String> accept(
            @ModelAttribute ChosenAccount chosen,
            CsrfToken csrf,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Authentication who) {
        Optional<InvitationRow> invitation = opened(request);
        if (invitation.isEmpty()) {
            return Destination.to("/invitation");
        }
        Acceptance.Result result = acceptance.byNewAccount(invitation.get(), chosen.wish());
        if (result instanceof Acceptance.Result.Accepted accepted) {
            AccountRow account = accepted.account();
            Carried.drop(request);
            backRoom.later(() -> letters.confirmation(account));
            return doorway.afterPassword(account, request, response);
        }
        Page page = refused(result);
        return choice(page, invitation.get(), csrf, chosen, who).answer();
    }

    /** Somebody who has signed in takes it with the account they have. */
    @PostMapping("/invitation/own-account")
    ResponseEntity<String> acceptWithOwn(CsrfToken csrf, HttpServletRequest request, @Nullable Authentication who) {
        Optional<InvitationRow> invitation = opened(request);
        if (invitation.isEmpty() || who == null) {
            return Destination.to("/invitation");
        }
        Acceptance.Result result = acceptance.byAccount(invitation.get(), who.getName());
        if (result instanceof Acceptance.Result.Accepted) {
            Carried.drop(request);
            return Destination.to("/account");
        }
        return choice(refused(result), invitation.get(), csrf, ChosenAccount.blank(), who)
                .answer();
    }

    private static Page refused(Acceptance.Result result) {
        String why = result instanceof Acceptance.Result.Refused refused ? refused.sentence() : "";
        return Page.of(TITLE).error(HttpStatus.UNPROCESSABLE_ENTITY, why);
    }

    private Optional<InvitationRow> opened(HttpServletRequest request) {
        return Carried.token(request, Carried.What.INVITATION).flatMap(invitations::find);
    }

    private static Page form(Page page, CsrfToken csrf, String number) {
        return page.text("Number and code stand on the paper you were given.")
                .form(
                        "/invitation",
                        csrf,
                        "Go on",
                        Field.text("number", "Number", "off").value(number),
                        Field.text("code", "Code", "one-time-code"))
                .link("/login", "I have an account");
    }

    private static Page choice(
            Page page, InvitationRow invitation, CsrfToken csrf, ChosenAccount chosen, @Nullable Authentication who) {
        boolean staff = invitation.kind() == InvitationRow.Kind.STAFF;
        page.text(words(invitation.kind()));
        if (who != null && !staff) {
            page.form("/invitation/own-account", csrf, "Use the account I am signed in with")
                    .text("Or make another account:");
        }
        return page.form("/invitation/account", csrf, "Make the account", chosen.fields(staff));
    }

    private static String words(InvitationRow.Kind kind) {
        return switch (kind) {
            case PATIENT -> "Make an account to see your health record.";
            case PROXY -> "Make an account to see the health record you were asked to look after.";
            case STAFF -> "Make your account for working here.";
        };
    }
}
