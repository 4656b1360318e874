package org.healthrecord.mapping.assertion;

import java.time.Instant;

/**
 * What a clinic itself says of its record numbers. Statements about one pair are ordered by the sender's own time.
 */
public sealed interface IdentityStatement {

    /** When the clinic says it happened. */
    Instant at();

    /** Where in the message. */
    String place();

    /** The retired number is the same person as the surviving one (A40, A34, A47 and their kind). */
    record Merge(Registration surviving, Registration retired, Instant at, String place) implements IdentityStatement {}

    /** The two are one person, both numbers stay in use (A24). */
    record Link(Registration one, Registration other, Instant at, String place) implements IdentityStatement {}

    /** The two are not one person after all (A37). */
    record Unlink(Registration one, Registration other, Instant at, String place) implements IdentityStatement {}
}
