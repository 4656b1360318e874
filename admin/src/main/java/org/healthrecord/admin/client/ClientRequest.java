package org.healthrecord.admin.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.ClientKind;
import org.healthrecord.admin.problem.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * An app or back end to be.
 *
 * @param id           its {@code client_id}; in a change the one of the address counts
 * @param name         as people read it on the consent page
 * @param kind         {@code public}, {@code secret} or {@code keys}: how it shows who it is
 * @param jwks         of kind {@code keys}: its public keys (RFC 7517), unless they are at {@code jwksUrl}
 * @param redirectUris compared as they stand; none for a back end
 * @param scopes       the widest it may ask for
 * @param launchUrl    where it is opened from a chart
 * @param origins      sites whose pages may read, beside those of its redirect URIs
 * @param onDevice     an app on a device, which may listen at any port of its own machine
 */
record ClientRequest(
        @Nullable String id,
        @Nullable String name,
        @Nullable String kind,
        @Nullable Map<String, Object> jwks,
        @Nullable String jwksUrl,
        @Nullable List<String> redirectUris,
        @Nullable Set<String> scopes,
        @Nullable String launchUrl,
        @Nullable Set<String> origins,
        @Nullable Boolean onDevice) {

    AppClient toClient(String clientId, boolean disabled) {
        return new AppClient(
                clientId,
                needed(name, "name"),
                kindOf(needed(kind, "kind")),
                null,
                jwks == null ? null : KeySets.written(jwks),
                jwksUrl,
                redirectUris == null ? List.of() : redirectUris,
                scopes == null ? Set.of() : scopes,
                launchUrl,
                Boolean.TRUE.equals(onDevice),
                origins,
                disabled,
                false);
    }

    static String needed(@Nullable String value, String field) {
        if (value == null || value.isBlank()) {
            throw new BadRequestException("A client has a " + field + ".");
        }
        return value.strip();
    }

    private static ClientKind kindOf(String word) {
        for (ClientKind kind : ClientKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
                return kind;
            }
        }
        throw new BadRequestException("The kind of a client is public, secret or keys.");
    }
}
