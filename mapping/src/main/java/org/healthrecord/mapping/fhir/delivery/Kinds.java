package org.healthrecord.mapping.fhir.delivery;

import java.util.Set;

/** How resource types are treated. */
public final class Kinds {
    private static final Set<String> DIRECTORY =
            Set.of("Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "Endpoint");
    private static final Set<String> NOT_CHARTED = Set.of(
            "Provenance",
            "AuditEvent",
            "OperationOutcome",
            "MessageHeader",
            "Parameters",
            "Bundle",
            "Subscription",
            "SubscriptionStatus",
            "CapabilityStatement",
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "SearchParameter",
            "OperationDefinition",
            "ImplementationGuide",
            "NamingSystem",
            "CompartmentDefinition",
            "GraphDefinition",
            "StructureMap",
            "TestScript",
            "TestReport",
            "Linkage",
            "Person",
            "Group");

    private Kinds() {}

    /** Belongs to no patient, whoever refers to it. */
    public static boolean directory(String type) {
        return DIRECTORY.contains(type);
    }

    /** Says nothing about a patient that a chart could show. */
    public static boolean notCharted(String type) {
        return NOT_CHARTED.contains(type);
    }
}
