package org.healthrecord.access.gate;

/** Knows tokens that ended before their time. */
@FunctionalInterface
public interface RevokedTokens {
    /** @param id the claim {@code jti} */
    boolean isRevoked(String id);
}
