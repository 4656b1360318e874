package org.healthrecord.access.oauth.client;

import org.jspecify.annotations.Nullable;

/** Names of this machine. */
final class Loopback {
    private Loopback() {}

    static boolean is(@Nullable String host) {
        return "127.0.0.1".equals(host) || "[::1]".equals(host) || "localhost".equals(host);
    }
}
