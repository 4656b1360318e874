package org.healthrecord.mapping.fhir.older;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/**
 * Race, ethnicity and birth sex as Argonaut (DSTU2) and the first profiles for the United States had them, under the names of US
 * Core, with CDC's codes by their own URI.
 */
final class OlderPatients {
    private static final String CORE = "http://hl7.org/fhir/us/core/StructureDefinition/";
    private static final String CDC = "urn:oid:2.16.840.1.113883.6.238";
    private static final String ARGONAUT = "http://fhir.org/guides/argonaut/StructureDefinition/argo-";
    private static final Map<String, String> NAMES = Map.of(
            ARGONAUT + "race",
            "us-core-race",
            ARGONAUT + "ethnicity",
            "us-core-ethnicity",
            ARGONAUT + "birthsex",
            "us-core-birthsex",
            "http://hl7.org/fhir/StructureDefinition/us-core-race",
            "us-core-race",
            "http://hl7.org/fhir/StructureDefinition/us-core-ethnicity",
            "us-core-ethnicity",
            "http://hl7.org/fhir/StructureDefinition/us-core-birthsex",
            "us-core-birthsex");
    private static final Set<String> SYSTEMS = Set.of(
            "http://hl7.org/fhir/v3/Race",
            "http://hl7.org/fhir/v3/Ethnicity",
            "http://terminology.hl7.org/CodeSystem/v3-Race",
            "http://terminology.hl7.org/CodeSystem/v3-Ethnicity");

    /** The categories of the US Office of Management and Budget. */
    private static final Set<String> BROAD =
            Set.of("1002-5", "2028-9", "2054-5", "2076-8", "2106-3", "2135-2", "2186-5");

    private OlderPatients() {}

    static void name(Resource converted) {
        if (converted instanceof Patient patient) {
            for (Extension extension : patient.getExtension()) {
                String name = NAMES.get(extension.getUrl());
                if (name != null) {
                    extension.setUrl(CORE + name);
                    parts(extension);
                }
            }
        }
    }

    /** A whole concept becomes the parts US Core has; those of Argonaut are the same. */
    private static void parts(Extension extension) {
        if (extension.getValue() instanceof CodeableConcept concept) {
            extension.setValue(null);
            List<String> words = new ArrayList<>();
            for (Coding coding : concept.getCoding()) {
                extension.addExtension(BROAD.contains(coding.getCode()) ? "ombCategory" : "detailed", coding);
                words.add(coding.hasDisplay() ? coding.getDisplay() : coding.getCode());
            }
            String text = concept.hasText() ? concept.getText() : String.join(", ", words);
            extension.addExtension("text", new StringType(text));
        }
        extension.getExtension().stream()
                .map(Extension::getValue)
                .filter(Coding.class::isInstance)
                .map(Coding.class::cast)
                .filter(c -> SYSTEMS.contains(String.valueOf(c.getSystem())))
                .forEach(c -> c.setSystem(CDC));
    }
}
