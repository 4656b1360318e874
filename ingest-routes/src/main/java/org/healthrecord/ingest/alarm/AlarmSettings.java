package org.healthrecord.ingest.alarm;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of alarms, and when.
 *
 * @param tick      how often the feeds are looked at
 * @param oldestAge how long a record may wait
 * @param mailTo    addresses of staff
 * @param webhooks  where alarms are posted; none but these is ever called
 */
@ConfigurationProperties("health-record.alarms")
public record AlarmSettings(
        @DefaultValue("1m") Duration tick,
        @DefaultValue("15m") Duration oldestAge,
        @DefaultValue List<String> mailTo,
        @DefaultValue List<Webhook> webhooks) {

    /**
     * @param url   {@code https}, or {@code http} on this machine
     * @param token sent as bearer token; null where none is asked for
     */
    public record Webhook(URI url, @Nullable String token) {
        public Webhook {
            boolean safe = "https".equals(url.getScheme()) || "http".equals(url.getScheme()) && isHere(url.getHost());
            if (!safe) {
                throw new IllegalArgumentException("A webhook needs https; http is for this machine alone.");
            }
        }

        private static boolean isHere(@Nullable String host) {
            try {
                return host != null && InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException unknown) {
                return false;
            }
        }

        /** Without the token and the address. */
        @Override
        public String toString() {
            return "Webhook";
        }
    }
}
