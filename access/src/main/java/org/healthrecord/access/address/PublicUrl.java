package org.healthrecord.access.address;

import java.net.URI;
import org.springframework.core.env.Environment;

/**
 * The address under which browsers and apps reach this service, by {@code health-record.public-url}. It comes from the
 * configuration, never from a request.
 */
public final class PublicUrl {
    private static final String PROPERTY = "health-record.public-url";

    private final Environment environment;

    public PublicUrl(Environment environment) {
        this.environment = environment;
    }

    /** Without a slash at its end. Before the port is open it is not known unless it is configured. */
    public String base() {
        String configured = environment.getProperty(PROPERTY, "");
        return configured.isBlank()
                ? "http://127.0.0.1:" + environment.getProperty("local.server.port", port())
                : configured.replaceAll("/+$", "");
    }

    /** Whether it is known before the port is open. */
    public boolean isKnown() {
        return !environment.getProperty(PROPERTY, "").isBlank() || !port().equals("0");
    }

    /** The FHIR endpoint: the audience of every access token. */
    public String fhir() {
        return base() + "/fhir";
    }

    /** @param path with a slash at its start */
    public String of(String path) {
        return base() + path;
    }

    public boolean isEncrypted() {
        return base().startsWith("https:");
    }

    /** What passkeys belong to. A browser makes none for a bare address, so this machine is called localhost. */
    public String passkeyHost() {
        String host = String.valueOf(URI.create(base()).getHost());
        return host.equals("127.0.0.1") ? "localhost" : host;
    }

    /** The origin of the pages on which passkeys are used. */
    public String passkeyOrigin() {
        return base().replace("//127.0.0.1", "//localhost");
    }

    private String port() {
        return environment.getProperty("server.port", "8080");
    }
}
