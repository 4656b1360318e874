package org.healthrecord.admin.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.access.oauth.client.AppClient;
import org.jspecify.annotations.Nullable;

/**
 * A client as it is registered; see {@link ClientRequest}.
 *
 * @param backEnd    whether it comes on nobody's behalf
 * @param disabled   whether nothing is given to it
 * @param configured whether it stands in the configuration, and can be changed there alone
 * @param secret     said once, in the answer to the order that made it
 */
record ClientView(
        String id,
        String name,
        String kind,
        @Nullable Map<String, Object> jwks,
        @Nullable String jwksUrl,
        List<String> redirectUris,
        List<String> scopes,
        @Nullable String launchUrl,
        List<String> origins,
        boolean onDevice,
        boolean backEnd,
        boolean disabled,
        boolean configured,
        @Nullable String secret) {

    static ClientView of(AppClient client, boolean configured, @Nullable String secret) {
        return new ClientView(
                client.id(),
                client.name(),
                client.kind().name().toLowerCase(Locale.ROOT),
                KeySets.read(client.jwks()),
                client.jwksUrl(),
                client.redirectUris(),
                client.scopes().stream().sorted().toList(),
                client.launchUrl(),
                client.origins().stream().sorted().toList(),
                client.onDevice(),
                client.isBackEnd(),
                client.disabled(),
                configured,
                secret);
    }
}
