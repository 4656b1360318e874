package org.healthrecord.fhir.identity.policy;

import java.util.Set;
import org.healthrecord.fhir.identity.score.BlockingKey;
import org.healthrecord.fhir.identity.score.BlockingKeys;
import org.healthrecord.fhir.identity.score.Demographics;

/** Decides of two registrations, the same on every machine. Symmetric. */
public interface PairPolicy {
    Decision decide(Demographics a, Demographics b);

    /** Only registrations that share a key are compared. */
    default Set<BlockingKey> keys(Demographics person) {
        return BlockingKeys.of(person);
    }
}
