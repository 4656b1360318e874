package org.healthrecord.admin.person;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.healthrecord.fhir.identity.policy.Outcome;
import org.healthrecord.fhir.identity.policy.Rule;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.score.Level;

/**
 * Why two registrations were linked, queued or kept apart; how values agree, never the values.
 *
 * @param veto         whether the rule stands above any score
 * @param score        in bits: how much likelier one person is than two
 * @param householdCap bits taken off because a household shares what agrees; 0 or less
 * @param evidence     what each field says that both state
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Explained(
        Outcome outcome,
        Rule rule,
        String sentence,
        boolean veto,
        double score,
        double householdCap,
        String version,
        List<Agreement> evidence) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param bits above 0 they speak for one person, below 0 for two */
    record Agreement(Field field, Level level, double bits) {}

    /** Reads what {@link org.healthrecord.fhir.identity.policy.Explanation} writes. */
    static Explained of(String json) {
        try {
            return JSON.readValue(json, Explained.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored explanation cannot be read");
        }
    }
}
