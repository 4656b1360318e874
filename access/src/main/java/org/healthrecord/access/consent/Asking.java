package org.healthrecord.access.consent;

import java.time.Instant;
import java.util.Optional;
import org.healthrecord.access.decision.Caller;

/**
 * A request, as rules look at it.
 *
 * @param purpose of use, a code of HL7's v3-ActReason; empty where the caller does not say and nothing else does
 */
public record Asking(Caller caller, Optional<String> purpose, Instant at) {}
