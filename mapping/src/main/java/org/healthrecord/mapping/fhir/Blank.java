package org.healthrecord.mapping.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** An empty resource of a type, to say that something is no more. */
final class Blank {
    private Blank() {}

    static @Nullable Resource of(String type) {
        try {
            return (Resource)
                    FhirContext.forR4Cached().getResourceDefinition(type).newInstance();
        } catch (DataFormatException e) {
            return null;
        }
    }
}
