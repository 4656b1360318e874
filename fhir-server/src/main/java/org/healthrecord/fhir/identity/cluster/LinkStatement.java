package org.healthrecord.fhir.identity.cluster;

import java.time.Instant;

/**
 * A clinic or steward states that two registrations are one person, or that they are not.
 *
 * @param weight a steward's decision (1) overrides a clinic's (0), whenever each was stated
 */
public record LinkStatement<T extends Comparable<? super T>>(Pair<T> pair, boolean together, Instant at, int weight) {}
