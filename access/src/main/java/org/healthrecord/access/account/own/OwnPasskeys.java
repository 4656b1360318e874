package org.healthrecord.access.account.own;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.List;
import org.healthrecord.access.account.answer.Confirmation;
import org.healthrecord.access.account.answer.RefusedException;
import org.healthrecord.access.account.directory.AccountEvent;
import org.healthrecord.access.account.directory.AccountEvent.Kind;
import org.healthrecord.access.account.passkey.Passkeys;
import org.healthrecord.access.account.row.PasskeyTable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's passkeys. */
@RestController
@RequestMapping("/account/api/passkeys")
class OwnPasskeys {
    private static final String CHALLENGE = "health-record.new-passkey";
    private static final int LONGEST_LABEL = 100;

    record Listed(String id, String label, Instant createdAt, Instant lastUsedAt) {}

    record Confirmed(@Nullable String current) {}

    /** @param passkey RegistrationResponseJSON of WebAuthn */
    record Answer(@Nullable String label, @Nullable JsonNode passkey) {}

    private final PasskeyTable rows;
    private final Passkeys passkeys;
    private final Confirmation confirmation;
    private final ApplicationEventPublisher events;

    OwnPasskeys(PasskeyTable rows, Passkeys passkeys, Confirmation confirmation, ApplicationEventPublisher events) {
        this.rows = rows;
        this.passkeys = passkeys;
        this.confirmation = confirmation;
        this.events = events;
    }

    @GetMapping
    List<Listed> list(Authentication who) {
        return rows.of(who.getName()).stream()
                .map(row -> new Listed(row.credentialId(), row.label(), row.createdAt(), row.lastUsedAt()))
                .toList();
    }

    /** What the browser is asked: PublicKeyCredentialCreationOptionsJSON of WebAuthn. */
    @PostMapping(path = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    String options(@RequestBody Confirmed confirmed, Authentication who, HttpServletRequest request) {
        confirmation.require(who.getName(), OwnAccount.text(confirmed.current()));
        Passkeys.Question question = passkeys.register(who);
        request.getSession().setAttribute(CHALLENGE, question.challenge());
        return question.options();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@RequestBody Answer answer, Authentication who, HttpServletRequest request) {
        HttpSession session = request.getSession();
        Object challenge = session.getAttribute(CHALLENGE);
        session.removeAttribute(CHALLENGE);
        if (!(challenge instanceof String asked) || answer.passkey() == null) {
            throw RefusedException.unusable("Begin again: no passkey is being added.");
        }
        String label = OwnAccount.text(answer.label()).trim();
        String named = label.isEmpty() ? "Passkey" : label.substring(0, Math.min(LONGEST_LABEL, label.length()));
        passkeys.registered(who, asked, answer.passkey().toString(), named);
        events.publishEvent(AccountEvent.own(Kind.PASSKEY_ADDED, who.getName()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, Authentication who) {
        if (!rows.delete(who.getName(), id)) {
            throw RefusedException.notFound();
        }
        events.publishEvent(AccountEvent.own(Kind.PASSKEY_REMOVED, who.getName()));
    }
}
