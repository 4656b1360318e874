package org.healthrecord.access.oauth;

import org.springframework.core.env.Environment;

/** The service's address as browsers and apps know it: from the configuration, never from a request. */
public final class PublicUrl {
    private final Environment environment;

    public PublicUrl(Environment environment) {
        this.environment = environment;
    }

    /** Without a slash at its end. Before the port is open it is not known unless it is configured. */
    public String base() {
        String configured = environment.getProperty("health-record.public-url", "");
        if (!configured.isBlank()) {
            return configured.replaceAll("/+$", "");
        }
        return "http://127.0.0.1:" + environment.getProperty("local.server.port", port());
    }

    /** Whether it is known before the port is open. */
    public boolean isKnown() {
        return !environment.getProperty("health-record.public-url", "").isBlank() || !port().equals("0");
    }

    /** The FHIR endpoint: the audience of every access token. */
    public String fhir() {
        return base() + "/fhir";
    }

    /** @param path with a slash at its start */
    public String of(String path) {
        return base() + path;
    }

    private String port() {
        return environment.getProperty("server.port", "8080");
    }
}
