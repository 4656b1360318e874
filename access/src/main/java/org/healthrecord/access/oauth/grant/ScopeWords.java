package org.healthrecord.access.oauth.grant;

import java.util.Map;
import java.util.Optional;
import org.healthrecord.access.scope.Criterion;
import org.healthrecord.access.scope.Level;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.access.scope.ResourceScope;

/** What a scope lets an app do, as the consent page says it. */
public final class ScopeWords {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("*", "everything in {whose} record"),
            Map.entry("AllergyIntolerance", "{whose} allergies"),
            Map.entry("AuditEvent", "who looked at {whose} record"),
            Map.entry("Binary", "{whose} documents and pictures"),
            Map.entry("CarePlan", "{whose} care plans"),
            Map.entry("CareTeam", "who takes care of {whom}"),
            Map.entry("Condition", "{whose} health problems"),
            Map.entry("Coverage", "{whose} insurance"),
            Map.entry("Device", "{whose} implants and devices"),
            Map.entry("DiagnosticReport", "{whose} reports"),
            Map.entry("DocumentReference", "{whose} notes and documents"),
            Map.entry("Encounter", "{whose} visits"),
            Map.entry("FamilyMemberHistory", "illnesses in {whose} family"),
            Map.entry("Goal", "{whose} health goals"),
            Map.entry("Immunization", "{whose} vaccinations"),
            Map.entry("Location", "where {whose} clinics are"),
            Map.entry("Medication", "{whose} medicines"),
            Map.entry("MedicationDispense", "medicines {subject} were handed"),
            Map.entry("MedicationRequest", "{whose} medicines"),
            Map.entry("MedicationStatement", "medicines {subject} say {subject} take"),
            Map.entry("Observation", "{whose} results, vital signs and answers about {whose} life"),
            Map.entry("Organization", "the names of {whose} clinics"),
            Map.entry("Patient", "{whose} name, birth date and address"),
            Map.entry("Practitioner", "the names of those who treat {whom}"),
            Map.entry("PractitionerRole", "what those who treat {whom} do"),
            Map.entry("Procedure", "{whose} operations and procedures"),
            Map.entry("Provenance", "which clinic said what"),
            Map.entry("RelatedPerson", "{whose} relatives"),
            Map.entry("ServiceRequest", "{whose} orders and referrals"),
            Map.entry("Specimen", "{whose} samples"));

    private static final Map<String, String> CATEGORIES = Map.of(
            "laboratory", "{whose} laboratory results",
            "vital-signs", "{whose} vital signs",
            "social-history", "{whose} smoking, drinking and way of life",
            "survey", "{whose} answers to questionnaires",
            "sdoh", "what {subject} need in daily life",
            "imaging", "{whose} imaging results",
            "clinical-note", "{whose} clinical notes",
            "encounter-diagnosis", "diagnoses of {whose} visits",
            "problem-list-item", "{whose} health problems",
            "health-concern", "what {subject} worry about");

    private static final Map<String, String> OTHER = Map.of(
            "openid",
            "Know that it is {you}",
            "profile",
            "Know {your} name here",
            Grants.FHIR_USER,
            "Know which record is {your} own",
            Grants.OFFLINE,
            "Keep this access when {you} are not here, until {you} take it back",
            Grants.ONLINE,
            "Keep this access while {you} are using it");

    private ScopeWords() {}

    /**
     * One sentence without a full stop.
     *
     * @param own whether the record is the reader's own; otherwise it is of a person that the page names
     * @return nothing for what is not asked of anybody: where an app was opened
     */
    public static Optional<String> of(String scope, boolean own) {
        return ResourceScope.of(scope)
                .map(clinical -> person(clinical(clinical), own && clinical.level() == Level.PATIENT))
                .or(() -> Optional.ofNullable(OTHER.get(scope))
                        .map(words -> words.replace("{your}", "your").replace("{you}", "you")));
    }

    private static String clinical(ResourceScope scope) {
        Optional<String> category = Optional.ofNullable(CATEGORIES.get(category(scope)));
        String what = category.orElseGet(() -> TYPES.getOrDefault(scope.type(), "{whose} record: " + scope.type()));
        String more =
                scope.criteria().isEmpty() || category.isPresent() ? "" : " (only where " + scope.narrowing() + ")";
        return verb(scope)
                + ' '
                + what
                + more
                + (scope.level() == Level.USER ? ", for everybody you may look after" : "");
    }

    private static String verb(ResourceScope scope) {
        boolean reads = scope.allows(Permission.READ) || scope.allows(Permission.SEARCH);
        if (!scope.canWrite()) {
            return "Read";
        }
        return reads ? "Read, add to and change" : "Add to and change";
    }

    /** The code of {@code category=system|code}, where nothing else narrows it. */
    private static String category(ResourceScope scope) {
        Criterion only =
                scope.criteria().size() == 1 ? scope.criteria().iterator().next() : null;
        return only != null && only.parameter().equals("category")
                ? only.value().substring(only.value().lastIndexOf('|') + 1)
                : "";
    }

    private static String person(String words, boolean own) {
        return own
                ? words.replace("{whose}", "your").replace("{whom}", "you").replace("{subject}", "you")
                : words.replace("{whose}", "their").replace("{whom}", "them").replace("{subject}", "they");
    }
}
