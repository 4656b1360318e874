package org.healthrecord.access.account.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.account.row.AccountTable;
import org.healthrecord.access.account.row.PasskeyTable;
import org.healthrecord.access.address.PublicUrl;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/**
 * Passkeys by Spring Security's WebAuthn support. The device finds the account by itself and checks who holds it, so a passkey
 * is both factors.
 */
public final class Passkeys {

    /** The bytes a browser sent are no passkey of ours. */
    public static final class UnusablePasskeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnusablePasskeyException() {
            super("The passkey cannot be used");
        }
    }

    /**
     * What a browser is asked, and what has to be remembered until it answers.
     *
     * @param options   JSON for the browser
     * @param challenge Base64url
     */
    public record Question(String options, String challenge) {}

    private final PasskeyOwners owners;
    private final StoredPasskeys passkeys;
    private final PublicUrl url;
    private final ObjectMapper json =
            JsonMapper.builder().addModule(new WebauthnJackson2Module()).build();
    private @Nullable Webauthn4JRelyingPartyOperations party;

    public Passkeys(AccountTable accounts, PasskeyTable rows, PublicUrl url) {
        this.owners = new PasskeyOwners(accounts);
        this.passkeys = new StoredPasskeys(rows);
        this.url = url;
    }

    /** Made at the first use: the origin may name a port that is known only then. */
    private synchronized Webauthn4JRelyingPartyOperations party() {
        Webauthn4JRelyingPartyOperations made = party;
        if (made == null) {
            PublicKeyCredentialRpEntity here = PublicKeyCredentialRpEntity.builder()
                    .id(url.passkeyHost())
                    .name("Health Record")
                    .build();
            made = new Webauthn4JRelyingPartyOperations(owners, passkeys, here, Set.of(url.passkeyOrigin()));
            made.setCustomizeCreationOptions(
                    options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                            .residentKey(ResidentKeyRequirement.REQUIRED)
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build()));
            made.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
            party = made;
        }
        return made;
    }

    /** For a new passkey of who has signed in. */
    public Question register(Authentication who) {
        PublicKeyCredentialCreationOptions options = creation(who);
        return new Question(written(options), options.getChallenge().toBase64UrlString());
    }

    private PublicKeyCredentialCreationOptions creation(Authentication who) {
        return party().createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
    }

    /** @throws UnusablePasskeyException when the answer does not fit the question */
    public void registered(Authentication who, String challenge, String answer, String label) {
        PublicKeyCredentialCreationOptions now = creation(who);
        PublicKeyCredentialCreationOptions asked = PublicKeyCredentialCreationOptions.builder()
                .rp(now.getRp())
                .user(now.getUser())
                .challenge(Bytes.fromBase64(challenge))
                .pubKeyCredParams(now.getPubKeyCredParams())
                .timeout(now.getTimeout())
                .excludeCredentials(now.getExcludeCredentials())
                .authenticatorSelection(now.getAuthenticatorSelection())
                .attestation(now.getAttestation())
                .extensions(now.getExtensions())
                .build();
        PublicKeyCredential<AuthenticatorAttestationResponse> credential = read(answer, new TypeReference<>() {});
        try {
            party().registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                    asked, new RelyingPartyPublicKey(credential, label)));
        } catch (RuntimeException e) {
            throw new UnusablePasskeyException();
        }
    }

    /** For whoever wants to come in. */
    public Question signIn() {
        PublicKeyCredentialRequestOptions options =
                party().createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        return new Question(written(options), options.getChallenge().toBase64UrlString());
    }

    /** The account whose passkey answered; empty for none. */
    public Optional<String> signedIn(String challenge, String answer) {
        PublicKeyCredential<AuthenticatorAssertionResponse> credential = read(answer, new TypeReference<>() {});
        PublicKeyCredentialRequestOptions asked = PublicKeyCredentialRequestOptions.builder()
                .challenge(Bytes.fromBase64(challenge))
                .rpId(url.passkeyHost())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
        try {
            PublicKeyCredentialUserEntity owner =
                    party().authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
            return Optional.of(PasskeyOwners.account(owner.getId()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private String written(Object options) {
        try {
            return json.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T read(String answer, TypeReference<T> type) {
        try {
            return json.readValue(answer, type);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new UnusablePasskeyException();
        }
    }
}
