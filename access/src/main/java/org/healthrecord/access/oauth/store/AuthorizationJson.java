package org.healthrecord.access.oauth.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.jackson2.SecurityJackson2Modules;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.jackson2.OAuth2AuthorizationServerJackson2Module;

/** An authorization as text, with the library's own rules of which classes may stand in it. Token values are not in it. */
final class AuthorizationJson {
    static final String STATE = "state";
    private static final String SCOPE = "scope";
    private static final ObjectMapper JSON = mapper();

    private AuthorizationJson() {}

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.registerModules(SecurityJackson2Modules.getModules(AuthorizationJson.class.getClassLoader()));
        mapper.registerModule(new OAuth2AuthorizationServerJackson2Module());
        return mapper;
    }

    static String write(OAuth2Authorization authorization) {
        Map<String, Object> attributes = new HashMap<>(authorization.getAttributes());
        attributes.remove(STATE);
        attributes.remove(StoredAuthorizations.VERSION);
        attributes.computeIfPresent(Principal.class.getName(), (name, principal) -> plain((Authentication) principal));
        Map<String, Object> content = new HashMap<>();
        content.put("grant", authorization.getAuthorizationGrantType().getValue());
        content.put("scopes", new ArrayList<>(authorization.getAuthorizedScopes()));
        content.put("attributes", attributes);
        content.put("tokens", tokens(authorization));
        try {
            return JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An authorization cannot be written", e);
        }
    }

    /** Whatever a sign-in is made of, its name and authorities are what counts here. */
    private static Authentication plain(Authentication principal) {
        List<SimpleGrantedAuthority> authorities = principal.getAuthorities().stream()
                .map(authority -> new SimpleGrantedAuthority(authority.getAuthority()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(principal.getName(), null, authorities);
    }

    private static Map<String, Object> tokens(OAuth2Authorization authorization) {
        Map<String, Object> tokens = new HashMap<>();
        for (TokenKind kind : TokenKind.values()) {
            Token<? extends OAuth2Token> token = authorization.getToken(kind.type());
            if (token != null) {
                tokens.put(kind.name(), token(token));
            }
        }
        return tokens;
    }

    private static Map<String, Object> token(Token<? extends OAuth2Token> token) {
        Map<String, Object> content = new HashMap<>();
        content.put("issued", token.getToken().getIssuedAt());
        content.put("expires", token.getToken().getExpiresAt());
        content.put("metadata", plain(token.getMetadata()));
        if (token.getToken() instanceof OAuth2AccessToken access) {
            content.put("scopes", new ArrayList<>(access.getScopes()));
        }
        return content;
    }

    /** Collections of the kinds that may be read again. */
    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new HashMap<>();
            map.forEach((name, part) -> copy.put(name, plain(part)));
            return copy;
        }
        return value instanceof Collection<?> all
                ? new ArrayList<>(all.stream().map(AuthorizationJson::plain).toList())
                : value;
    }

    /**
     * @param values what stands for each token's value, and for the state while consent is waited for
     */
    static OAuth2Authorization read(
            String text,
            RegisteredClient client,
            String id,
            String principal,
            int version,
            Map<String, String> values) {
        Map<String, Object> content = parse(text);
        OAuth2Authorization.Builder builder = OAuth2Authorization.withRegisteredClient(client)
                .id(id)
                .principalName(principal)
                .authorizationGrantType(new AuthorizationGrantType((String) content.get("grant")))
                .authorizedScopes(new LinkedHashSet<>(strings(content.get("scopes"))))
                .attributes(attributes -> {
                    attributes.putAll(map(content.get("attributes")));
                    attributes.put(StoredAuthorizations.VERSION, version);
                });
        if (values.containsKey(STATE)) {
            builder.attribute(STATE, values.get(STATE));
        }
        Map<String, Object> tokens = map(content.get("tokens"));
        for (TokenKind kind : TokenKind.values()) {
            if (tokens.containsKey(kind.name())) {
                add(builder, kind, values.getOrDefault(kind.name(), kind.name()), map(tokens.get(kind.name())));
            }
        }
        return builder.build();
    }

    private static void add(
            OAuth2Authorization.Builder builder, TokenKind kind, String value, Map<String, Object> content) {
        Map<String, Object> metadata = map(content.get("metadata"));
        Instant issued = (Instant) Objects.requireNonNull(content.get("issued"));
        Instant expires = (Instant) Objects.requireNonNull(content.get("expires"));
        OAuth2Token token =
                switch (kind) {
                    case CODE -> new OAuth2AuthorizationCode(value, issued, expires);
                    case ACCESS -> access(value, issued, expires, strings(content.get("scopes")));
                    case REFRESH -> new OAuth2RefreshToken(value, issued, expires);
                    case ID -> new OidcIdToken(value, issued, expires, map(metadata.get(Token.CLAIMS_METADATA_NAME)));
                };
        if (kind == TokenKind.ACCESS) {
            metadata.computeIfPresent(Token.CLAIMS_METADATA_NAME, (name, claims) -> listed(map(claims)));
        }
        builder.token(token, all -> all.putAll(metadata));
    }

    private static OAuth2AccessToken access(String value, Instant issued, Instant expires, List<String> scopes) {
        Set<String> set = new LinkedHashSet<>(scopes);
        return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, value, issued, expires, set);
    }

    /** In the token the scopes are one text (RFC 9068, 2.2.3); the library's introspection wants a list. */
    private static Map<String, Object> listed(Map<String, Object> claims) {
        claims.computeIfPresent(
                SCOPE,
                (name, scope) -> scope instanceof String text ? new ArrayList<>(List.of(text.split(" "))) : scope);
        return claims;
    }

    private static Map<String, Object> parse(String text) {
        try {
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An authorization cannot be read", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return new HashMap<>((Map<String, Object>) Objects.requireNonNull(value));
    }

    @SuppressWarnings("unchecked")
    private static List<String> strings(@Nullable Object value) {
        return (List<String>) Objects.requireNonNull(value);
    }
}
