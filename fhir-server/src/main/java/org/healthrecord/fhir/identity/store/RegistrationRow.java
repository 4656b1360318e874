package org.healthrecord.fhir.identity.store;

import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsText;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;

/**
 * A registration as kept.
 *
 * @param id     rises with the order of arrival
 * @param text   its demographics, see {@link DemographicsText}; null where none have come yet
 */
public record RegistrationRow(long id, Registration registration, @Nullable String person, @Nullable String text) {

    public Demographics demographics() {
        return text == null ? Demographics.UNKNOWN : DemographicsText.read(text);
    }
}
