package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Measured;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;

/**
 * Blood pressure comes as one panel with two components (US Core) or as two statements (C-CDA, HL7 v2). They are filed
 * together, so that a pressure stated alone is found to be the panel's.
 */
final class BloodPressure {
    static final String SYSTEM = "http://loinc.org";
    static final String SYSTOLIC = "8480-6";
    static final String DIASTOLIC = "8462-4";
    private static final String LOINC = SYSTEM + '|';
    private static final String PANEL = LOINC + "85354-9";
    private static final Set<String> CODES = Set.of(PANEL, LOINC + "55284-4", LOINC + SYSTOLIC, LOINC + DIASTOLIC);

    private BloodPressure() {}

    /** The code under which this one is filed: the panel's for a pressure, itself for all else. */
    static String family(String code) {
        return CODES.contains(code) ? PANEL : code;
    }

    static Coding panelCoding() {
        return new Coding(SYSTEM, "85354-9", "Blood pressure panel with all children optional");
    }

    static boolean isSystolic(Claim claim) {
        return claim.concept().primary().equals(LOINC + SYSTOLIC);
    }

    static boolean isDiastolic(Claim claim) {
        return claim.concept().primary().equals(LOINC + DIASTOLIC);
    }

    static boolean isPanel(Claim claim) {
        return !isSystolic(claim) && !isDiastolic(claim);
    }

    /** The keys under which a single pressure looks for its panel. */
    static List<String> alone(Claim claim) {
        return claim.values().stream()
                .map(value -> key(claim.concept().primary(), value, claim))
                .toList();
    }

    /** The keys under which a panel can be found, one for each component's value. */
    static List<String> parts(Claim claim) {
        return ((Observation) claim.resource())
                .getComponent().stream()
                        .flatMap(part -> parts(
                                claim,
                                Concept.of(part.getCode(), claim.source()).primary(),
                                Measured.valuesOf(part.getValue(), claim.source())))
                        .toList();
    }

    private static Stream<String> parts(Claim claim, String code, Set<String> values) {
        return values.stream().map(value -> key(code, value, claim));
    }

    private static String key(String code, String value, Claim claim) {
        return String.join("\n", code, value, Times.said(claim));
    }
}
