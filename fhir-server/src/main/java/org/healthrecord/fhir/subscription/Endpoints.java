package org.healthrecord.fhir.subscription;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where notices may go, and how long they are tried.
 *
 * @param endpoints    beginnings of URLs; an endpoint has the scheme, host and port of one of them and continues its path
 * @param loopbackHttp whether an endpoint on this machine may be reached without TLS
 * @param attempts     after how many failures in a row an event is given up
 * @param keepDays     how long events that were delivered or given up can be asked for
 */
@ConfigurationProperties("health-record.subscriptions")
public record Endpoints(
        @DefaultValue List<String> endpoints,
        @DefaultValue("false") boolean loopbackHttp,
        @DefaultValue("12") int attempts,
        @DefaultValue("7") int keepDays) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    public Endpoints {
        endpoints = List.copyOf(endpoints);
    }

    /** Redirects are not followed, so this decides where a notice goes. */
    public boolean allows(URI endpoint) {
        return endpoint.getHost() != null
                && endpoint.getRawUserInfo() == null
                && endpoint.getRawFragment() == null
                && isProtected(endpoint)
                && endpoints.stream().anyMatch(allowed -> continues(URI.create(allowed), endpoint));
    }

    private boolean isProtected(URI endpoint) {
        String scheme = String.valueOf(endpoint.getScheme()).toLowerCase(Locale.ROOT);
        return scheme.equals("https")
                || (scheme.equals("http")
                        && loopbackHttp
                        && LOOPBACK.contains(endpoint.getHost().toLowerCase(Locale.ROOT)));
    }

    private static boolean continues(URI allowed, URI endpoint) {
        String path = path(endpoint);
        String begin = path(allowed);
        boolean within = path.equals(begin) || path.startsWith(begin.endsWith("/") ? begin : begin + "/");
        return within
                && !path.contains("/../")
                && !path.endsWith("/..")
                && !path.contains("%2e")
                && !path.contains("%2E")
                && String.valueOf(allowed.getScheme()).equalsIgnoreCase(endpoint.getScheme())
                && String.valueOf(allowed.getHost()).equalsIgnoreCase(endpoint.getHost())
                && port(allowed) == port(endpoint);
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
