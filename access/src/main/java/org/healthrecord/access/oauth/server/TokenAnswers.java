package org.healthrecord.access.oauth.server;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.healthrecord.access.oauth.launch.LaunchContext;
import org.healthrecord.access.oauth.launch.LaunchContexts;
import org.healthrecord.access.oauth.store.IssuedTokens;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;

/** What stands beside a token in its answer (SMART App Launch 2.2, "Launch context parameters"): what the token itself says. */
final class TokenAnswers {
    private final IssuedTokens issued;
    private final LaunchContexts contexts;
    private final Supplier<String> style;

    /** @param style the address of the style sheet for apps */
    TokenAnswers(IssuedTokens issued, LaunchContexts contexts, Supplier<String> style) {
        this.issued = issued;
        this.contexts = contexts;
        this.style = style;
    }

    void complete(OAuth2AccessTokenAuthenticationContext context) {
        OAuth2AccessTokenAuthenticationToken made = context.getAuthentication();
        JWTClaimsSet claims = claims(made.getAccessToken().getTokenValue());
        Map<String, Object> more = new HashMap<>(made.getAdditionalParameters());
        Object patient = claims.getClaim("patient");
        if (patient != null) {
            more.put("patient", patient);
            more.put("need_patient_banner", needsBanner(claims.getJWTID()));
        }
        if (!claims.getSubject().equals(claims.getClaim("client_id"))) {
            more.put("smart_style_url", style.get());
        }
        context.getAccessTokenResponse()
                .scopes(new LinkedHashSet<>(
                        Arrays.asList(String.valueOf(claims.getClaim("scope")).split(" "))))
                .additionalParameters(more);
    }

    private boolean needsBanner(String jti) {
        Optional<LaunchContext> context = issued.authorizationOf(jti).flatMap(contexts::find);
        return context.map(LaunchContext::banner).orElse(true);
    }

    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException("A token of our own cannot be read", e);
        }
    }
}
