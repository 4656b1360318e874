package org.healthrecord.access.front;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The front doors.
 *
 * @param tls         {@code terminated-upstream} where a proxy before this service speaks TLS with everybody else
 * @param origins     pages of other origins whose scripts may read {@code /fhir}
 * @param proxies     addresses of proxies whose {@code X-Forwarded-For} says who is calling
 * @param longestUrl  in characters
 * @param headers     of one request, taken together
 * @param body        of one request, except what clinics hand in, which has limits of its own
 * @param perMinute   requests of one caller, in the long run; 0 for no limit
 * @param burst       requests of one caller at once
 * @param strangers   requests a minute of one address that says no key, token or session
 */
@ConfigurationProperties("health-record.access")
public record FrontProperties(
        @Nullable String tls,
        @DefaultValue List<String> origins,
        @DefaultValue List<String> proxies,
        @DefaultValue("8000") int longestUrl,
        @DefaultValue("16KB") DataSize headers,
        @DefaultValue("5MB") DataSize body,
        @DefaultValue("60000") int perMinute,
        @DefaultValue("10000") int burst,
        @DefaultValue("1200") int strangers) {
    static final String UPSTREAM = "terminated-upstream";

    boolean isTlsUpstream() {
        return UPSTREAM.equals(tls);
    }
}
