package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.server.IServerAddressStrategy;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The address in links: the configured one. Without one, that of the socket the request came in by; never what a Host or
 * X-Forwarded header says.
 */
final class PublicAddress implements IServerAddressStrategy {
    private static final String BASE = "/fhir";

    private final String configured;

    /** @param configured empty for none */
    PublicAddress(String configured) {
        this.configured = configured.endsWith("/") ? configured.substring(0, configured.length() - 1) : configured;
    }

    @Override
    public String determineServerBase(@Nullable ServletContext context, @Nullable HttpServletRequest request) {
        if (!configured.isEmpty() || request == null) {
            return configured + BASE;
        }
        String address = request.getLocalAddr();
        String host = address.contains(":") ? '[' + address + ']' : address;
        return (request.isSecure() ? "https://" : "http://") + host + ':' + request.getLocalPort() + BASE;
    }
}
