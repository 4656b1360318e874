package org.healthrecord.fhir.rest.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Pages of other origins whose scripts may read {@code /fhir} (CORS).
 *
 * @param origins as browsers send them, {@code https://app.example.org}; none unless configured
 */
@ConfigurationProperties("health-record.fhir.cors")
public record OtherOrigins(@DefaultValue List<String> origins) {
    public boolean areAllowed() {
        return !origins.isEmpty();
    }
}
