package org.healthrecord.fhir.chart.consolidation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.fhir.chart.consolidation.category.Categories;
import org.healthrecord.fhir.chart.consolidation.person.PatientPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.AllergyPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.ConditionPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.ConsolidationPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.DirectoryPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.DocumentPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.EncounterPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.EventPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.ImmunizationPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.MedicationPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.ObservationPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.OtherPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.PressurePanel;
import org.healthrecord.fhir.chart.consolidation.policy.ProcedurePolicy;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Neighbourhood;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Digest;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.hl7.fhir.r4.model.Observation;

/**
 * All statements about one person to that person's facts. Pure: equal statements give equal facts, in whatever order they
 * are given. The work is divided into series and, within them, neighbourhoods: what could be one fact is always in one.
 */
public final class Consolidation {
    private static final ConsolidationPolicy DIRECTORY = new DirectoryPolicy();
    private static final ConsolidationPolicy OTHER = new OtherPolicy();
    private static final ConsolidationPolicy MEDICATION = new MedicationPolicy();

    private static final Map<String, ConsolidationPolicy> POLICIES = Map.ofEntries(
            Map.entry("Patient", new PatientPolicy()),
            Map.entry("Condition", new ConditionPolicy()),
            Map.entry("AllergyIntolerance", new AllergyPolicy()),
            Map.entry("MedicationRequest", MEDICATION),
            Map.entry("MedicationStatement", MEDICATION),
            Map.entry("MedicationAdministration", EventPolicy.medicationAdministrations()),
            Map.entry("MedicationDispense", EventPolicy.medicationDispenses()),
            Map.entry("Immunization", new ImmunizationPolicy()),
            Map.entry("Procedure", new ProcedurePolicy()),
            Map.entry("Encounter", new EncounterPolicy()),
            Map.entry("Observation", new ObservationPolicy()),
            Map.entry("DiagnosticReport", EventPolicy.diagnosticReports()),
            Map.entry("DocumentReference", new DocumentPolicy()));

    /** Types whose statements may be the same fact. */
    private static final Map<String, String> FAMILIES =
            Map.of("MedicationRequest", "Medication", "MedicationStatement", "Medication");

    private Consolidation() {}

    /** Where this (folded) statement is filed. The names of series and block start with the resource type family. */
    public static Filing filing(Statement folded) {
        String type = folded.assertion().key().type();
        String family = FAMILIES.getOrDefault(type, type);
        ConsolidationPolicy policy = policy(folded);
        String section = policy.section(folded);
        return policy.filing(Digest.shortened(section.isEmpty() ? family : family + '|' + section), folded);
    }

    /**
     * @param foldedOfOneSeries all that one person's clinics say in it, or whole {@linkplain Neighbourhood
     *     neighbourhoods}; in any order
     * @return the facts, sorted by anchor
     */
    public static List<Fact> consolidate(List<Statement> foldedOfOneSeries) {
        if (foldedOfOneSeries.isEmpty()) {
            return List.of();
        }
        return policy(foldedOfOneSeries.get(0)).facts(foldedOfOneSeries).stream()
                .map(Consolidation::findable)
                .sorted(Comparator.comparing((Fact f) -> f.members().get(0)))
                .toList();
    }

    /** Completes what searches go by; what the clinics state stays. */
    private static Fact findable(Fact fact) {
        if (fact.resource() instanceof Observation observation) {
            PressurePanel.addCode(observation);
        }
        Categories.complete(fact.resource());
        return fact;
    }

    private static ConsolidationPolicy policy(Statement statement) {
        AssertionKey key = statement.assertion().key();
        return key.registration() == null
                ? DIRECTORY
                : Optional.ofNullable(POLICIES.get(key.type())).orElse(OTHER);
    }
}
