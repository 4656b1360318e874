package org.healthrecord.ingest.source.definition;

import java.net.URI;
import java.time.Duration;

/**
 * How a FHIR server is reached.
 *
 * @param base    without a slash at its end
 * @param timeout for one answer
 * @param maxSize most bytes of one answer
 */
public record FhirAccess(URI base, SignIn signIn, Duration timeout, long maxSize, boolean allowHttp) {

    /** How we show who we are. */
    public sealed interface SignIn {}

    /** The server asks nobody. */
    public record Anonymous() implements SignIn {}

    /** The same token each time. */
    public record Bearer(Secret token) implements SignIn {}

    /** OAuth 2.0 client credentials (RFC 6749, section 4.4). */
    public record ClientCredentials(URI tokenUrl, String clientId, Secret secret, String scope) implements SignIn {}

    /** SMART App Launch 2.2, Backend Services: a token for what we sign with our key. */
    public record SignedAssertion(URI tokenUrl, String clientId, String scope, Algorithm algorithm) implements SignIn {}

    /** Those that SMART requires of every server. */
    public enum Algorithm {
        RS384,
        ES384
    }
}
