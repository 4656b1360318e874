package org.healthrecord.access.oauth.server;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

/** What apps in browsers call from their own sites: no cookie counts there, so that any origin may (SMART App Launch 2.2, "Considerations for CORS"). */
final class OpenToAllOrigins implements CorsConfigurationSource {
    private static final List<String> BY_PROOF =
            List.of("/oauth2/token", "/oauth2/revoke", "/oauth2/introspect", "/oauth2/jwks");

    @Override
    public @Nullable CorsConfiguration getCorsConfiguration(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean discovery = path.startsWith("/.well-known/")
                || path.startsWith("/fhir/.well-known/")
                || path.equals(StyleSheet.PATH);
        if (!discovery && !BY_PROOF.contains(path)) {
            return null;
        }
        CorsConfiguration all = new CorsConfiguration();
        all.setAllowedOrigins(List.of(CorsConfiguration.ALL));
        all.setAllowedMethods(discovery || path.endsWith("jwks") ? List.of("GET", "HEAD") : List.of("POST"));
        all.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept"));
        all.setMaxAge(3600L);
        return all;
    }
}
