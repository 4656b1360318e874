package org.healthrecord.access.gate;

import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** The keys of another OpenID provider, found by its discovery document when the first token comes. */
final class OutsideIssuer {
    private OutsideIssuer() {}

    static JwtDecoder decoder(String issuer) {
        return new SupplierJwtDecoder(() -> NimbusJwtDecoder.withIssuerLocation(issuer)
                // Some mark their access tokens as RFC 9068 has it, some do not.
                .validateType(false)
                .jwsAlgorithms(algorithms ->
                        Tokens.ALGORITHMS.stream().map(SignatureAlgorithm::from).forEach(algorithms::add))
                .build());
    }
}
