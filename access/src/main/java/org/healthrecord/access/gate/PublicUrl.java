package org.healthrecord.access.gate;

import org.springframework.core.env.Environment;

/**
 * The address under which callers reach this service, by {@code health-record.public-url}. No header of a request has a
 * say in it.
 */
public final class PublicUrl {
    private final Environment environment;

    public PublicUrl(Environment environment) {
        this.environment = environment;
    }

    /** Without a slash at its end. Before the port is open it is not known unless it is configured. */
    public String base() {
        String configured = environment.getProperty("health-record.public-url", "");
        if (!configured.isBlank()) {
            return configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
        }
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://127.0.0.1:" + port;
    }

    /** What a token for the charts names as its audience. */
    public String fhir() {
        return base() + "/fhir";
    }
}
