package org.healthrecord.access.oauth.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * How the authorization endpoint answers: by a redirect to the app, with the issuer (RFC 9207). The consent page asks for JSON and goes there itself,
 * because its content security policy lets forms lead to this service only.
 */
final class AuthorizationAnswers {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AuthorizationAnswers() {}

    static void code(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AuthorizationCodeRequestAuthenticationToken granted =
                (OAuth2AuthorizationCodeRequestAuthenticationToken) authentication;
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put(
                "code", Objects.requireNonNull(granted.getAuthorizationCode()).getTokenValue());
        parameters.put("state", granted.getState());
        lead(request, response, Objects.requireNonNull(granted.getRedirectUri()), parameters);
    }

    static void refusal(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
            throws IOException {
        OAuth2Error error = ((OAuth2AuthenticationException) exception).getError();
        OAuth2AuthorizationCodeRequestAuthenticationToken refused =
                exception instanceof OAuth2AuthorizationCodeRequestAuthenticationException named
                        ? named.getAuthorizationCodeRequestAuthentication()
                        : null;
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("error", error.getErrorCode());
        parameters.put("error_description", error.getDescription());
        if (refused == null || refused.getRedirectUri() == null) {
            write(response, HttpStatus.BAD_REQUEST, parameters);
            return;
        }
        parameters.put("state", refused.getState());
        lead(request, response, refused.getRedirectUri(), parameters);
    }

    private static void lead(
            HttpServletRequest request,
            HttpServletResponse response,
            String redirect,
            Map<String, @Nullable String> parameters)
            throws IOException {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(redirect);
        parameters.forEach((name, value) -> {
            if (value != null && !value.isEmpty()) {
                address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
            }
        });
        String location = address.build(true).toUriString();
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (MediaType.APPLICATION_JSON_VALUE.equals(accept)) {
            write(response, HttpStatus.OK, Map.of("location", location));
        } else {
            response.setHeader(HttpHeaders.LOCATION, location);
            response.setStatus(HttpStatus.FOUND.value());
        }
    }

    private static void write(HttpServletResponse response, HttpStatus status, Map<String, ?> body) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }
}
