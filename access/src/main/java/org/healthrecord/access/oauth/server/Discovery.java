package org.healthrecord.access.oauth.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.access.address.PublicUrl;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code /fhir/.well-known/smart-configuration} (SMART App Launch 2.2, "Conformance"). A filter, because the FHIR servlet owns the path. */
final class Discovery extends OncePerRequestFilter {
    static final String PATH = "/fhir/.well-known/smart-configuration";

    static final List<String> ALGORITHMS = List.of("RS384", "ES384", "RS256", "ES256");
    static final List<String> METHODS = List.of("client_secret_basic", "client_secret_post", "private_key_jwt");
    static final List<String> SCOPES = List.of(
            "openid",
            "profile",
            "fhirUser",
            "launch",
            "launch/patient",
            "offline_access",
            "online_access",
            "patient/*.rs",
            "patient/*.read",
            "user/*.rs",
            "user/*.read",
            "system/*.rs",
            "system/*.read");

    private static final List<String> CAPABILITIES = List.of(
            "launch-ehr",
            "launch-standalone",
            "authorize-post",
            "client-public",
            "client-confidential-symmetric",
            "client-confidential-asymmetric",
            "sso-openid-connect",
            "context-banner",
            "context-style",
            "context-ehr-patient",
            "context-standalone-patient",
            "permission-offline",
            "permission-online",
            "permission-patient",
            "permission-user",
            "permission-v1",
            "permission-v2");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PublicUrl url;

    Discovery(PublicUrl url) {
        this.url = url;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(request.getContextPath() + PATH)
                || !("GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod()));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(configuration()));
    }

    private Map<String, Object> configuration() {
        Map<String, Object> is = new LinkedHashMap<>();
        is.put("issuer", url.base());
        is.put("jwks_uri", url.of("/oauth2/jwks"));
        is.put("authorization_endpoint", url.of("/oauth2/authorize"));
        is.put("token_endpoint", url.of("/oauth2/token"));
        is.put("introspection_endpoint", url.of("/oauth2/introspect"));
        is.put("revocation_endpoint", url.of("/oauth2/revoke"));
        is.put("management_endpoint", url.of("/account/apps"));
        is.put("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials"));
        is.put("response_types_supported", List.of("code"));
        is.put("scopes_supported", SCOPES);
        is.put("code_challenge_methods_supported", List.of("S256"));
        is.put("token_endpoint_auth_methods_supported", METHODS);
        is.put("token_endpoint_auth_signing_alg_values_supported", ALGORITHMS);
        is.put("capabilities", CAPABILITIES);
        return is;
    }
}
