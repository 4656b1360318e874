package org.healthrecord.fhir.identity.cluster;

import java.time.Instant;

/**
 * Somebody who knows says of two registrations that they are one person, or that they are not.
 *
 * @param weight a steward's word (1) stands above a clinic's (0), whenever each was said
 */
public record LinkStatement<T extends Comparable<? super T>>(Pair<T> pair, boolean together, Instant at, int weight) {}
