package org.healthrecord.fhir.identity.cluster;

import org.healthrecord.fhir.identity.policy.Decision;

/** The pairwise decision of any two, symmetric. */
@FunctionalInterface
public interface Judge<T extends Comparable<? super T>> {
    Decision decide(Pair<T> pair);
}
