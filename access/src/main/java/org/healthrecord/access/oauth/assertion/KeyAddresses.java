package org.healthrecord.access.oauth.assertion;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URL;
import java.util.List;
import java.util.Set;

/**
 * From where keys are fetched. An address that was registered at run time must not lead the service to machines that only it can
 * reach.
 */
final class KeyAddresses {
    private final Set<String> inner;
    private final boolean onThisMachine;

    /**
     * @param inner         hosts of the own network that an installation names
     * @param onThisMachine whether the service itself is reached from its own machine alone
     */
    KeyAddresses(Set<String> inner, boolean onThisMachine) {
        this.inner = Set.copyOf(inner);
        this.onThisMachine = onThisMachine;
    }

    /** @throws IOException where nothing may be fetched; the address is not repeated */
    void check(URL url) throws IOException {
        if (inner.contains(url.getHost())) {
            return;
        }
        List<InetAddress> all = List.of(InetAddress.getAllByName(url.getHost()));
        boolean here = all.stream().allMatch(InetAddress::isLoopbackAddress);
        boolean outside = all.stream().noneMatch(KeyAddresses::isInner);
        if (!(here && onThisMachine || outside && "https".equals(url.getProtocol()))) {
            throw new IOException("The address of a client's keys is none to fetch from");
        }
    }

    private static boolean isInner(InetAddress address) {
        byte[] bytes = address.getAddress();
        // IPv6 unique local addresses (RFC 4193), which Java does not count as local; shared space of carriers (RFC
        // 6598).
        boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        boolean shared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean zero = bytes.length == 4 && bytes[0] == 0;
        return uniqueLocal
                || shared
                || zero
                || address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
