package org.healthrecord.access.oauth.client;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.oauth.grant.Grants;
import org.healthrecord.access.oauth.grant.SmartScope;
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
        boolean everyone) {

    public AppClient {
        redirectUris = List.copyOf(redirectUris);
        scopes = Set.copyOf(scopes);
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
            return Optional.of(id + ": without redirect URIs a client is a back end with system scopes.");
        }
        return redirectUris.stream()
                .filter(uri -> !isRedirect(uri))
                .findFirst()
                .map(uri -> id + ": not a redirect URI: " + uri);
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
        } catch (java.net.URISyntaxException notUri) {
            return false;
        }
    }

    /** Whether it comes on nobody's behalf. */
    public boolean isBackEnd() {
        return scopes.stream().map(SmartScope::parse).flatMap(Optional::stream).anyMatch(SmartScope::isSystem);
    }

    public Grants.Client limits() {
        return new Grants.Client(scopes, everyone);
    }
}
