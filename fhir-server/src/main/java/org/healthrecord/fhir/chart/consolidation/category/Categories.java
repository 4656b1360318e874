package org.healthrecord.fhir.chart.consolidation.category;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.healthrecord.fhir.chart.terms.LoincKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * Completes the category by which US Core finds observations and reports.
 *
 * <table>
 * <caption>What decides the category</caption>
 * <tr><td>a category of FHIR's own system that a clinic states</td><td>stays, and no other is added; except laboratory on a
 * survey (LOINC class type 4), which only shows that it was in a section of results</td></tr>
 * <tr><td>the LOINC code</td><td>laboratory, vital-signs, survey, social-history or imaging</td></tr>
 * <tr><td>the section of OBR-24 (table 0074)</td><td>laboratory or imaging; for a report, before its code</td></tr>
 * <tr><td>none of these</td><td>nothing is added</td></tr>
 * </table>
 *
 * What a clinic states (the section CH, a category of its own) stays beside what is added.
 */
public final class Categories {
    private static final String OBSERVATION = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String LOINC = "http://loinc.org";

    private static final Map<LoincKind, Coding> CODINGS = Map.of(
            LoincKind.LABORATORY, new Coding(OBSERVATION, "laboratory", "Laboratory"),
            LoincKind.VITAL_SIGNS, new Coding(OBSERVATION, "vital-signs", "Vital Signs"),
            LoincKind.SURVEY, new Coding(OBSERVATION, "survey", "Survey"),
            LoincKind.SOCIAL_HISTORY, new Coding(OBSERVATION, "social-history", "Social History"),
            LoincKind.IMAGING, new Coding(OBSERVATION, "imaging", "Imaging"));

    private static final Map<LoincKind, Coding> SECTIONS = Map.of(
            LoincKind.LABORATORY, new Coding(ServiceSection.SYSTEM, "LAB", "Laboratory"),
            LoincKind.IMAGING, new Coding(ServiceSection.SYSTEM, "RAD", "Radiology"));

    private Categories() {}

    /** @param fact of the chart; changed in place */
    public static void complete(Resource fact) {
        if (fact instanceof Observation observation) {
            complete(observation);
        } else if (fact instanceof DiagnosticReport report) {
            complete(report);
        }
    }

    private static void complete(Observation observation) {
        if (kind(observation.getCode()).equals(Optional.of(LoincKind.SURVEY))) {
            observation.getCategory().removeIf(c -> c.hasCoding(OBSERVATION, code(LoincKind.LABORATORY)));
        }
        boolean stated = observation.getCategory().stream()
                .flatMap(c -> c.getCoding().stream())
                .anyMatch(c -> OBSERVATION.equals(c.getSystem()) && c.hasCode());
        if (!stated) {
            kind(observation.getCode())
                    .or(() -> ServiceSection.kind(observation.getCategory()))
                    .map(CODINGS::get)
                    .ifPresent(c -> observation.addCategory(new CodeableConcept(c.copy())));
        }
    }

    /** A report of the laboratory is found as LAB whatever its section; of imaging only where it names no section. */
    private static void complete(DiagnosticReport report) {
        boolean named = ServiceSection.isNamed(report.getCategory());
        Optional<LoincKind> kind = named
                ? ServiceSection.kind(report.getCategory()).filter(k -> k == LoincKind.LABORATORY)
                : stated(report).or(() -> kind(report.getCode()));
        kind.map(SECTIONS::get)
                .filter(c -> report.getCategory().stream().noneMatch(s -> s.hasCoding(c.getSystem(), c.getCode())))
                .ifPresent(c -> report.addCategory(new CodeableConcept(c.copy())));
    }

    /** Some senders give a report the category of its observations. */
    private static Optional<LoincKind> stated(DiagnosticReport report) {
        return SECTIONS.keySet().stream()
                .filter(k -> report.getCategory().stream().anyMatch(c -> c.hasCoding(OBSERVATION, code(k))))
                .findFirst();
    }

    private static String code(LoincKind kind) {
        return Objects.requireNonNull(CODINGS.get(kind)).getCode();
    }

    private static Optional<LoincKind> kind(CodeableConcept code) {
        return code.getCoding().stream()
                .filter(c -> LOINC.equals(c.getSystem()) && c.hasCode())
                .flatMap(c -> LoincKind.of(c.getCode().strip()).stream())
                .findFirst();
    }
}
