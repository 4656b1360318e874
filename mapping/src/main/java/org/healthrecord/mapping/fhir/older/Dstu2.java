package org.healthrecord.mapping.fhir.older;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.FhirVersionEnum;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.hl7.fhir.convertors.factory.VersionConvertorFactory_10_40;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * DSTU2 to R4 by HAPI's converter, entry by entry, because it gives up a whole bundle for one type it does not know.
 * Types it does not know are translated by {@link OlderElements}.
 */
final class Dstu2 {
    private Dstu2() {}

    static Resource toR4(org.hl7.fhir.dstu2.model.Resource sent, List<Issue> issues) {
        if (!(sent instanceof org.hl7.fhir.dstu2.model.Bundle bundle)) {
            return one(sent, issues);
        }
        List<@Nullable Resource> resources = new ArrayList<>();
        for (var entry : bundle.getEntry()) {
            resources.add(entry.getResource() == null ? null : one(entry.getResource(), issues));
            entry.setResource(placeholder());
        }
        Bundle converted = (Bundle) VersionConvertorFactory_10_40.convertResource(bundle);
        if (converted.getEntry().size() != resources.size()) {
            throw new FHIRException("The bundle has entries without anything in them.");
        }
        for (int i = 0; i < resources.size(); i++) {
            converted.getEntry().get(i).setResource(resources.get(i));
        }
        return converted;
    }

    /** Keeps an entry's place while the bundle around it is converted; the converter leaves out empty entries. */
    private static org.hl7.fhir.dstu2.model.Resource placeholder() {
        org.hl7.fhir.dstu2.model.Binary placeholder = new org.hl7.fhir.dstu2.model.Binary();
        placeholder.setContentType("text/plain");
        return placeholder;
    }

    private static Resource one(org.hl7.fhir.dstu2.model.Resource sent, List<Issue> issues) {
        Dstu2Ages ages = Dstu2Ages.takenFrom(sent);
        Resource converted;
        try {
            converted = Converted.by(() -> VersionConvertorFactory_10_40.convertResource(sent));
        } catch (FHIRException notKnown) {
            return OlderElements.toR4(2, json(sent), issues);
        }
        OlderElements.complete(2, () -> json(sent), converted, sent.fhirType());
        Dstu2Corrections.correct(sent, converted);
        ages.putInto(converted);
        OlderPatients.name(converted);
        return converted;
    }

    private static String json(org.hl7.fhir.dstu2.model.Resource sent) {
        return FhirContext.forCached(FhirVersionEnum.DSTU2_HL7ORG)
                .newJsonParser()
                .encodeResourceToString(sent);
    }
}
