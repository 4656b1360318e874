package org.healthrecord.access.oauth.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.scope.Scope;
import org.jspecify.annotations.Nullable;

/**
 * An app or back end as registered.
 *
 * @param name         as people see it
 * @param secret       of kind {@code SECRET}: as encoded by Spring Security ({@code {bcrypt}...}), never in the clear
 * @param jwks         of kind {@code KEYS}: its public keys (RFC 7517), unless they are at {@code jwksUrl}
 * @param redirectUris compared as they stand; empty for a back end
 * @param scopes       the widest it may ask for
 * @param launchUrl    where it is opened from a chart; nothing for one that cannot be
 * @param onDevice     an app on a device: a loopback address may be called at any port (RFC 8252, 7.3)
 * @param origins      sites whose pages may read beside those of its redirect URIs ({@code https://app.example})
 * @param disabled     whether it is known, and nothing is given to it
 * @param everyone     a client of the house: no consent page, and it may read all the persons of an account
 */
public record AppClient(
        String id,
        String name,
        ClientKind kind,
        @Nullable String secret,
        @Nullable String jwks,
        @Nullable String jwksUrl,
        List<String> redirectUris,
        Set<String> scopes,
        @Nullable String launchUrl,
        boolean onDevice,
        @Nullable Set<String> origins,
        boolean disabled,
        boolean everyone) {

    public AppClient {
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
        // What was registered before there were origins says nothing of them.
        origins = origins == null ? Set.of() : Set.copyOf(origins);
    }

    @Override
    public Set<String> origins() {
        return Objects.requireNonNull(origins);
    }

    /** The same with another secret, as encoded. */
    public AppClient withSecret(String encoded) {
        return new AppClient(
                id,
                name,
                kind,
                encoded,
                jwks,
                jwksUrl,
                redirectUris,
                scopes,
                launchUrl,
                onDevice,
                origins,
                disabled,
                everyone);
    }

    /** The same, let in or not. */
    public AppClient disabled(boolean now) {
        return new AppClient(
                id,
                name,
                kind,
                secret,
                jwks,
                jwksUrl,
                redirectUris,
                scopes,
                launchUrl,
                onDevice,
                origins,
                now,
                everyone);
    }

    /** What is wrong with it, in a sentence; nothing when it can be registered. */
    public Optional<String> fault() {
        if (!id.matches("[A-Za-z0-9._~-]{1,100}")) {
            return Optional.of("A client's id has 1 to 100 letters, digits, dots, hyphens, underscores or tildes.");
        }
        return kindFault().or(this::addressFault);
    }

    private Optional<String> kindFault() {
        return switch (kind) {
            case PUBLIC -> secret == null && !isBackEnd()
                    ? Optional.empty()
                    : Optional.of(id + ": a public client has redirect URIs, and neither secret nor system scopes.");
            case SECRET -> secret != null && secret.startsWith("{") && !secret.startsWith("{noop}")
                    ? Optional.empty()
                    : Optional.of(id + ": the secret is given encoded, as {bcrypt}...");
            case KEYS -> (jwks == null) != (jwksUrl == null)
                    ? Optional.empty()
                    : Optional.of(id + ": either keys or the address of keys.");
        };
    }

    private Optional<String> addressFault() {
        if (redirectUris.isEmpty() && !isBackEnd()) {
            return Optional.of(id + ": without redirect URIs a client is a back end with scopes of its own.");
        }
        return first(redirectUris, uri -> !isRedirect(uri), "not a redirect URI")
                .or(() -> first(origins(), origin -> !isOrigin(origin), "not an origin, as https://app.example"))
                .or(() -> first(scopes, scope -> Scope.of(scope).isEmpty(), "not a scope"))
                .or(() -> launchUrl == null || isPage(launchUrl)
                        ? Optional.empty()
                        : Optional.of(id + ": not an address to open it at: " + launchUrl));
    }

    private Optional<String> first(Collection<String> all, Predicate<String> wrong, String words) {
        return all.stream().filter(wrong).sorted().findFirst().map(one -> id + ": " + words + ": " + one);
    }

    private static boolean isOrigin(String text) {
        return isPage(text)
                && (URI.create(text).getScheme() + "://" + URI.create(text).getRawAuthority()).equals(text);
    }

    /** With TLS; in the clear only on this machine. */
    private static boolean isPage(String text) {
        try {
            URI uri = new URI(text);
            boolean named = uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawFragment() == null;
            return named
                    && ("https".equals(uri.getScheme())
                            || "http".equals(uri.getScheme()) && Loopback.is(uri.getHost()));
        } catch (URISyntaxException notUri) {
            return false;
        }
    }

    /** Absolute, without a fragment or wildcard; in the clear only to this machine. */
    private boolean isRedirect(String text) {
        if (text.contains("*")) {
            return false;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            if (scheme == null || uri.getRawFragment() != null || uri.isOpaque()) {
                return false;
            }
            return switch (scheme) {
                case "https" -> uri.getHost() != null;
                case "http" -> Loopback.is(uri.getHost());
                    // A scheme of an app's own is a domain name turned around (RFC 8252, 7.1).
                default -> onDevice && scheme.contains(".");
            };
        } catch (URISyntaxException notUri) {
            return false;
        }
    }

    /** Whether it comes on nobody's behalf. */
    public boolean isBackEnd() {
        return limits().isBackEnd();
    }

    public Grants.Client limits() {
        return new Grants.Client(scopes, everyone);
    }
}
