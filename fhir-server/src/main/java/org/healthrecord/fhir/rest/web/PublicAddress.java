package org.healthrecord.fhir.rest.web;

import ca.uhn.fhir.rest.server.IServerAddressStrategy;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The address in links: the configured one. Without one, that of the socket the request came in by; never what a Host or
 * X-Forwarded header says.
 */
public final class PublicAddress implements IServerAddressStrategy {
    private static final String BASE = "/fhir";
    private static final String LOCALHOST = "localhost";

    private final String configured;

    /** @param configured empty for none */
    public PublicAddress(String configured) {
        this.configured = configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
    }

    @Override
    public String determineServerBase(@Nullable ServletContext context, @Nullable HttpServletRequest request) {
        if (!configured.isEmpty() || request == null) {
            return configured + BASE;
        }
        return (request.isSecure() ? "https://" : "http://") + host(request) + ':' + request.getLocalPort() + BASE;
    }

    /** This machine has two names for itself; a client on it may use either. */
    private static String host(HttpServletRequest request) {
        String address = request.getLocalAddr();
        boolean loopback = address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
        if (loopback && LOCALHOST.equals(request.getServerName())) {
            return LOCALHOST;
        }
        return address.contains(":") ? '[' + address + ']' : address;
    }
}
