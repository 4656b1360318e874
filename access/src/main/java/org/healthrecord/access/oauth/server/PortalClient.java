package org.healthrecord.access.oauth.server;

import java.util.List;
import java.util.Set;
import org.healthrecord.access.oauth.client.AppClient;
import org.healthrecord.access.oauth.client.ClientKind;

/** The service's own pages are a client like any other, but ask for no consent: they are where it is given. */
final class PortalClient {
    static final String ID = "health-record-portal";
    private static final String RETURN = "/signed-in";

    private PortalClient() {}

    static AppClient at(List<String> bases) {
        return new AppClient(
                ID,
                "Health Record",
                ClientKind.PUBLIC,
                null,
                null,
                null,
                bases.stream().map(base -> base + RETURN).toList(),
                Set.of("openid", "fhirUser", "online_access", "patient/*.cruds", "user/*.cruds"),
                null,
                true,
                Set.of(),
                false,
                true);
    }
}
