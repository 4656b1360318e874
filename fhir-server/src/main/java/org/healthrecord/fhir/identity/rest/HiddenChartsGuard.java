package org.healthrecord.fhir.identity.rest;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import ca.uhn.fhir.util.FhirTerser;
import java.util.Set;
import org.healthrecord.fhir.identity.HiddenPersons;
import org.healthrecord.fhir.rest.FhirGuard;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** While two people are being told apart, no answer shows anything of the chart that holds both: 503, try again. */
@Interceptor
public final class HiddenChartsGuard implements FhirGuard {
    private static final int BUSY = 503;
    private final HiddenPersons hidden;
    private final FhirTerser terser;

    HiddenChartsGuard(HiddenPersons hidden, FhirContext fhir) {
        this.hidden = hidden;
        this.terser = fhir.newTerser();
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void refuse(@Nullable IBaseResource answer) {
        Set<String> persons = answer == null ? Set.of() : hidden.now();
        if (answer != null && !persons.isEmpty() && shows(answer, persons)) {
            throw new UnclassifiedServerFailureException(BUSY, "This chart is being taken apart");
        }
    }

    private boolean shows(IBaseResource answer, Set<String> persons) {
        if (answer instanceof Bundle bundle) {
            return bundle.getEntry().stream().anyMatch(e -> e.hasResource() && shows(e.getResource(), persons));
        }
        if (answer instanceof Parameters parameters) {
            return parameters.getParameter().stream()
                    .flatMap(p -> p.getPart().stream())
                    .anyMatch(p -> p.hasResource() && shows(p.getResource(), persons));
        }
        if (answer instanceof Patient patient) {
            return persons.contains(patient.getIdElement().getIdPart());
        }
        return terser.getAllPopulatedChildElementsOfType(answer, Reference.class).stream()
                .map(Reference::getReferenceElement)
                .anyMatch(r -> "Patient".equals(r.getResourceType()) && persons.contains(r.getIdPart()));
    }
}
