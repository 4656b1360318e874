package org.healthrecord.access.front;

import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the service may listen: beyond its own machine only behind TLS. */
final class Listening {
    private Listening() {}

    /**
     * @param property that names the address
     * @param address  null for all addresses
     * @param secured  whether TLS is spoken there, or in so many words before it
     * @return what is wrong, for the operator
     */
    static Optional<String> problem(String property, @Nullable InetAddress address, boolean secured) {
        if (secured || (address != null && address.isLoopbackAddress())) {
            return Optional.empty();
        }
        String where = address == null ? "all addresses" : address.getHostAddress();
        return Optional.of(property + " opens the service on " + where
                + " without TLS: whoever is on the way could read every chart and every key.");
    }
}
