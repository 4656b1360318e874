package org.healthrecord.fhir.number;

import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Social security numbers, of which the last four digits are shown: pure. */
final class LastFour {
    /** US Core's URI, and the OID that clinics send. */
    private static final Set<String> SYSTEMS =
            Set.of("http://hl7.org/fhir/sid/us-ssn", "urn:oid:2.16.840.1.113883.4.1", "2.16.840.1.113883.4.1");

    private static final int SHOWN = 4;
    private static final String HIDDEN = "***-**-";

    private LastFour() {}

    /** The same resource where nothing is hidden in it; the one that was given is not changed, but what it holds is exchanged. */
    static Resource of(Resource resource) {
        if (resource instanceof Patient patient) {
            return patient.getIdentifier().stream().anyMatch(LastFour::isNumber) ? hidden(patient) : patient;
        }
        if (resource instanceof Bundle bundle) {
            bundle.getEntry().stream()
                    .filter(Bundle.BundleEntryComponent::hasResource)
                    .forEach(entry -> entry.setResource(of(entry.getResource())));
        } else if (resource instanceof Parameters parameters) {
            parameters.getParameter().forEach(LastFour::within);
        }
        return resource;
    }

    private static void within(ParametersParameterComponent parameter) {
        if (parameter.hasResource()) {
            parameter.setResource(of(parameter.getResource()));
        }
        if (parameter.getValue() instanceof Identifier identifier && isNumber(identifier)) {
            parameter.setValue(hidden(identifier.copy()));
        }
        parameter.getPart().forEach(LastFour::within);
    }

    private static Patient hidden(Patient patient) {
        Patient copy = patient.copy();
        copy.getIdentifier().stream().filter(LastFour::isNumber).forEach(LastFour::hidden);
        return copy;
    }

    private static boolean isNumber(Identifier identifier) {
        return identifier.hasValue() && SYSTEMS.contains(identifier.getSystem());
    }

    /** Of a value too short to hide anything in, nothing is shown. */
    private static Identifier hidden(Identifier identifier) {
        String digits = identifier.getValue().replaceAll("[^0-9]", "");
        String shown = digits.length() > SHOWN ? digits.substring(digits.length() - SHOWN) : "****";
        return identifier.setValue(HIDDEN + shown);
    }
}
