package org.healthrecord.access.account.settings;

import java.net.URI;
import org.springframework.core.env.Environment;

/** The address under which browsers reach the service. It comes from the configuration, never from a request. */
public final class PublicUrl {
    private final Environment environment;

    public PublicUrl(Environment environment) {
        this.environment = environment;
    }

    /** Without a slash at the end. */
    public String base() {
        String configured = environment.getProperty("health-record.public-url", "");
        return configured.isBlank() ? "http://127.0.0.1:" + port() : configured.replaceAll("/+$", "");
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
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
