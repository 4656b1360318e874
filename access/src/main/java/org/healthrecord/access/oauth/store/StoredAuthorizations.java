package org.healthrecord.access.oauth.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.healthrecord.access.oauth.store.AuthorizationTable.Row;
import org.healthrecord.access.schema.AccessSchema;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization.Token;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Authorizations, kept without the values of their tokens: in memory a value that was not presented is its digest behind a mark.
 * Of two requests that use one code or refresh token at once, on whatever node, one fails.
 */
public final class StoredAuthorizations implements OAuth2AuthorizationService {
    static final String VERSION = "org.healthrecord.version";
    /** No token begins like this. */
    private static final String DIGEST = "#";
    /** How long a consent page can lie open. */
    private static final Duration CONSENT = Duration.ofMinutes(30);

    private static final OAuth2TokenType STATE = new OAuth2TokenType(AuthorizationJson.STATE);
    private static final OAuth2TokenType CODE = new OAuth2TokenType("code");
    private static final OAuth2TokenType ID = new OAuth2TokenType("id_token");

    private final AuthorizationTable table;
    private final IssuedTokens issued;
    private final RegisteredClientRepository clients;
    private final TransactionOperations transactions;
    private final Clock clock;

    /** @param schema the tables are there */
    public StoredAuthorizations(
            JdbcClient jdbc,
            AccessSchema schema,
            IssuedTokens issued,
            RegisteredClientRepository clients,
            TransactionOperations transactions,
            Clock clock) {
        this.table = new AuthorizationTable(jdbc);
        this.issued = issued;
        this.clients = clients;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        transactions.executeWithoutResult(status -> {
            Integer version = authorization.getAttribute(VERSION);
            if (version == null) {
                table.insert(row(authorization, 0));
            } else {
                change(authorization, version);
            }
            noteAccess(authorization);
        });
    }

    private void change(OAuth2Authorization authorization, int version) {
        Row now = row(authorization, version);
        Optional<String> before = table.find("id", now.id()).map(Row::refresh);
        if (!table.update(now)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
        // A refresh token that is replaced is remembered: when it comes again, somebody else has it.
        before.filter(digest -> !digest.equals(now.refresh()))
                .ifPresent(digest -> table.noteSpent(digest, now.id(), now.endsAt()));
    }

    /** A newer access token ends the one before it: each authorization has one. */
    private void noteAccess(OAuth2Authorization authorization) {
        Token<OAuth2AccessToken> access = authorization.getAccessToken();
        if (access == null) {
            return;
        }
        Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
        if (access.isInvalidated() || refresh != null && refresh.isInvalidated()) {
            issued.revokeAllOf(authorization.getId());
        } else if (!isDigest(access)) {
            issued.revokeAllOf(authorization.getId());
            Instant ends = Objects.requireNonNull(access.getToken().getExpiresAt());
            Map<String, Object> claims = Objects.requireNonNull(access.getClaims());
            issued.note((String) Objects.requireNonNull(claims.get("jti")), authorization.getId(), ends);
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        end(authorization.getId());
    }

    /** Ends an authorization with all tokens made from it. */
    private void end(String id) {
        transactions.executeWithoutResult(status -> {
            issued.revokeAllOf(id);
            table.remove(id);
        });
    }

    /** Takes back all that an account gave to a client. */
    public void endAll(String principal, String client) {
        table.idsOf(principal, client).forEach(this::end);
    }

    /** Takes back all that was given to a client. */
    public void endAllOf(String client) {
        table.idsOfClient(client).forEach(this::end);
    }

    /** What an account gave to clients and has not ended, the latest first. */
    public List<Granted> grantedBy(String principal) {
        return table.ofPrincipal(principal, clock.instant()).stream()
                .map(row -> read(row, Map.of()).map(authorization -> Granted.of(authorization, row)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Forgets what has ended. */
    public void removeEnded() {
        table.removeEnded(clock.instant());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return table.find("id", id).flatMap(row -> read(row, Map.of())).orElse(null);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String value, @Nullable OAuth2TokenType type) {
        String digest = TokenHash.of(value);
        Optional<OAuth2Authorization> found = kinds(type)
                .map(kind -> table.find(kind.column(), digest).flatMap(row -> read(row, Map.of(kind.name(), value))))
                .flatMap(Optional::stream)
                .findFirst();
        if (found.isPresent()) {
            return found.get();
        }
        if (STATE.equals(type)) {
            return table.find("state_hash", digest)
                    .flatMap(row -> read(row, Map.of(AuthorizationJson.STATE, value)))
                    .orElse(null);
        }
        if (OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            table.spentOf(digest).ifPresent(this::end);
        }
        return null;
    }

    private static Stream<TokenKind> kinds(@Nullable OAuth2TokenType type) {
        if (type == null) {
            return Stream.of(TokenKind.ACCESS, TokenKind.REFRESH, TokenKind.CODE, TokenKind.ID);
        }
        if (OAuth2TokenType.ACCESS_TOKEN.equals(type)) {
            return Stream.of(TokenKind.ACCESS);
        }
        if (OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            return Stream.of(TokenKind.REFRESH);
        }
        if (CODE.equals(type)) {
            return Stream.of(TokenKind.CODE);
        }
        return ID.equals(type) ? Stream.of(TokenKind.ID) : Stream.empty();
    }

    private Optional<OAuth2Authorization> read(Row row, Map<String, String> presented) {
        if (!row.endsAt().isAfter(clock.instant())) {
            return Optional.empty();
        }
        RegisteredClient client = clients.findById(row.clientId());
        if (client == null) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        mark(values, AuthorizationJson.STATE, row.state());
        mark(values, TokenKind.CODE.name(), row.code());
        mark(values, TokenKind.ACCESS.name(), row.access());
        mark(values, TokenKind.REFRESH.name(), row.refresh());
        mark(values, TokenKind.ID.name(), row.idToken());
        values.putAll(presented);
        return Optional.of(
                AuthorizationJson.read(row.content(), client, row.id(), row.principal(), row.version(), values));
    }

    private static void mark(Map<String, String> values, String name, @Nullable String digest) {
        if (digest != null) {
            values.put(name, DIGEST + digest);
        }
    }

    private Row row(OAuth2Authorization authorization, int version) {
        String state = authorization.getAttribute(AuthorizationJson.STATE);
        return new Row(
                authorization.getId(),
                authorization.getRegisteredClientId(),
                authorization.getPrincipalName(),
                version,
                state == null ? null : digest(state),
                digest(authorization, TokenKind.CODE),
                digest(authorization, TokenKind.ACCESS),
                digest(authorization, TokenKind.REFRESH),
                digest(authorization, TokenKind.ID),
                AuthorizationJson.write(authorization),
                clock.instant(),
                endOf(authorization));
    }

    private Instant endOf(OAuth2Authorization authorization) {
        return Stream.of(TokenKind.values())
                .map(kind -> authorization.getToken(kind.type()))
                .filter(Objects::nonNull)
                .map(token -> token.getToken().getExpiresAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElseGet(() -> clock.instant().plus(CONSENT));
    }

    private static @Nullable String digest(OAuth2Authorization authorization, TokenKind kind) {
        Token<? extends OAuth2Token> token = authorization.getToken(kind.type());
        return token == null ? null : digest(token);
    }

    private static String digest(Token<? extends OAuth2Token> token) {
        return digest(token.getToken().getTokenValue());
    }

    private static String digest(String value) {
        return value.startsWith(DIGEST) ? value.substring(DIGEST.length()) : TokenHash.of(value);
    }

    private static boolean isDigest(Token<? extends OAuth2Token> token) {
        return token.getToken().getTokenValue().startsWith(DIGEST);
    }
}
