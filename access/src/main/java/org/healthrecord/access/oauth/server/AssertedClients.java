package org.healthrecord.access.oauth.server;

import com.nimbusds.jwt.JWTParser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.web.authentication.JwtClientAssertionAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Reads an assertion that comes without {@code client_id}, as SMART back ends send it: the assertion itself names the client (RFC 7521, 4.2). What
 * is read here proves nothing; the signature is verified with the keys of the client that is named.
 */
final class AssertedClients implements AuthenticationConverter {
    private static final String CLIENT = "client_id";

    private final AuthenticationConverter library = new JwtClientAssertionAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        String assertion = request.getParameter("client_assertion");
        return assertion == null || request.getParameter(CLIENT) != null
                ? null
                : library.convert(named(request, subject(assertion)));
    }

    private static String subject(String assertion) {
        try {
            String subject = JWTParser.parse(assertion).getJWTClaimsSet().getSubject();
            if (subject != null) {
                return subject;
            }
        } catch (ParseException notJwt) {
            // Refused below, like one that names nobody.
        }
        throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static HttpServletRequest named(HttpServletRequest request, String client) {
        Map<String, String[]> parameters = new HashMap<>(request.getParameterMap());
        parameters.put(CLIENT, new String[] {client});
        return new HttpServletRequestWrapper(request) {
            @Override
            public Map<String, String[]> getParameterMap() {
                return Map.copyOf(parameters);
            }

            @Override
            public @Nullable String getParameter(String name) {
                String[] values = parameters.get(name);
                return values == null ? null : values[0];
            }
        };
    }
}
