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

    /** The types of the Patient compartment (FHIR R4, CompartmentDefinition patient) that say something about a person, of any role. */
    private static final Set<String> OF_SOMEBODY = Set.of(
            "AdverseEvent",
            "AllergyIntolerance",
            "AppointmentResponse",
            "BodyStructure",
            "CarePlan",
            "CareTeam",
            "ChargeItem",
            "Claim",
            "ClaimResponse",
            "ClinicalImpression",
            "Communication",
            "CommunicationRequest",
            "Composition",
            "Condition",
            "Consent",
            "Coverage",
            "CoverageEligibilityRequest",
            "CoverageEligibilityResponse",
            "DetectedIssue",
            "DeviceRequest",
            "DeviceUseStatement",
            "DiagnosticReport",
            "DocumentManifest",
            "DocumentReference",
            "Encounter",
            "EpisodeOfCare",
            "ExplanationOfBenefit",
            "FamilyMemberHistory",
            "Flag",
            "Goal",
            "ImagingStudy",
            "Immunization",
            "ImmunizationEvaluation",
            "ImmunizationRecommendation",
            "Media",
            "MedicationAdministration",
            "MedicationDispense",
            "MedicationRequest",
            "MedicationStatement",
            "MolecularSequence",
            "NutritionOrder",
            "Observation",
            "Procedure",
            "QuestionnaireResponse",
            "RelatedPerson",
            "RequestGroup",
            "ResearchSubject",
            "RiskAssessment",
            "ServiceRequest",
            "Specimen",
            "SupplyDelivery",
            "SupplyRequest",
            "VisionPrescription");

    private Kinds() {}

    /** Whether a resource of this type without a patient is a fact about an unknown patient. */
    public static boolean ofSomebody(String type) {
        return OF_SOMEBODY.contains(type);
    }

    /** Belongs to no patient, whatever refers to it. */
    public static boolean directory(String type) {
        return DIRECTORY.contains(type);
    }

    /** Says nothing about a patient that a chart could show. */
    public static boolean notCharted(String type) {
        return NOT_CHARTED.contains(type);
    }
}
