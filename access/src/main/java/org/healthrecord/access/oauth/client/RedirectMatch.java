package org.healthrecord.access.oauth.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;

/** Whether a redirect URI that a request names is one the client registered. */
public final class RedirectMatch {
    private RedirectMatch() {}

    /** Letter by letter; only an app on a device may be at another port of a loopback address (RFC 8252, 7.3). */
    public static boolean matches(AppClient client, String asked) {
        return client.redirectUris().contains(asked)
                || client.onDevice()
                        && client.kind() == ClientKind.PUBLIC
                        && client.redirectUris().stream().anyMatch(uri -> isOtherPort(uri, asked));
    }

    private static boolean isOtherPort(String registered, String asked) {
        try {
            URI one = new URI(registered);
            URI other = new URI(asked);
            return "http".equals(one.getScheme())
                    && Loopback.is(one.getHost())
                    && "http".equals(other.getScheme())
                    && Objects.equals(one.getHost(), other.getHost())
                    && Objects.equals(one.getRawPath(), other.getRawPath())
                    && Objects.equals(one.getRawQuery(), other.getRawQuery())
                    && other.getRawUserInfo() == null
                    && other.getRawFragment() == null;
        } catch (URISyntaxException notUri) {
            return false;
        }
    }
}
