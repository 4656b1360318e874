package org.healthrecord.access.audit.event;

import java.util.List;

/**
 * Who did it.
 *
 * @param name    of the account, key or client; {@code anonymous} before anybody is known
 * @param kind    as the door tells callers apart: {@code patient}, {@code proxy}, {@code staff}, {@code clinic}, {@code key},
 *     {@code client}; empty when unknown
 * @param client  the application that asked for the account; empty for a browser's session
 * @param roles   of staff
 * @param address the network address the request came from; empty for what the service does by itself
 */
public record Agent(String name, String kind, String client, List<String> roles, String address) {
    public Agent {
        name = Fitting.in(200, name);
        kind = Fitting.in(20, kind);
        client = Fitting.in(200, client);
        roles = roles.stream().map(role -> Fitting.in(40, role)).limit(10).toList();
        address = Fitting.in(64, address);
    }

    /** The service itself. */
    public static final Agent SERVICE = new Agent("health-record", "service", "", List.of(), "");

    public static Agent anonymous(String address) {
        return new Agent("anonymous", "", "", List.of(), address);
    }
}
