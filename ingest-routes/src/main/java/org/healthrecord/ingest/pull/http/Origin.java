package org.healthrecord.ingest.pull.http;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port (RFC 6454): a link that leaves it could lead a secret or a request anywhere. */
public record Origin(String scheme, String host, int port) {

    public static Origin of(URI uri) {
        var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        var host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
        return new Origin(scheme, host, uri.getPort() < 0 ? usual : uri.getPort());
    }
}
