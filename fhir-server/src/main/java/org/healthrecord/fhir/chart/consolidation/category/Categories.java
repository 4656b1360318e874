package org.healthrecord.fhir.chart.consolidation.category;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.terms.LoincKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/**
 * Completes the category by which US Core finds observations and reports.
 *
 * <table>
 * <caption>What decides the category</caption>
 * <tr><td>a category of FHIR's own system that a clinic states</td><td>stays, and no other is added; except laboratory on a
 * survey (LOINC class type 4), which only shows that it was in a section of results</td></tr>
 * <tr><td>the LOINC code</td><td>laboratory, vital-signs, survey, social-history or imaging</td></tr>
 * <tr><td>the section of OBR-24 (table 0074)</td><td>laboratory or imaging; for a report, before its code</td></tr>
 * <tr><td>for a test of the clinic's own: the panel, report or order that it is part of</td><td>what they are, by their LOINC
 * code, their section, their category; an answer of a survey is none of the laboratory</td></tr>
 * <tr><td>for a report of the clinic's own: its order, and its results where all are of the laboratory</td><td>LAB or RAD</td></tr>
 * <tr><td>none of these</td><td>nothing is added</td></tr>
 * </table>
 *
 * What a clinic states (the section CH, a category of its own) stays beside what is added.
 */
public final class Categories {
    private static final String OBSERVATION = "http://terminology.hl7.org/CodeSystem/observation-category";
    private static final String LOINC = "http://loinc.org";
    private static final String SNOMED = "http://snomed.info/sct";

    /** US Core's categories of orders. */
    private static final Map<String, LoincKind> ORDERED =
            Map.of("108252007", LoincKind.LABORATORY, "363679005", LoincKind.IMAGING);

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

    /** Whether neither a fact's code nor what is stated of it tells its category, so that what it is part of may. */
    public static boolean isOpen(Resource fact) {
        if (fact instanceof Observation observation) {
            return observation.hasCode()
                    && kind(observation.getCode()).isEmpty()
                    && own(observation.getCategory()).allMatch(code -> code.equals(code(LoincKind.LABORATORY)));
        }
        return fact instanceof DiagnosticReport report
                && !ServiceSection.isNamed(report.getCategory())
                && kind(report).isEmpty();
    }

    /**
     * Completes an open fact from what is stated beside it.
     *
     * @param fact   of the chart; changed in place
     * @param whole  what it is part of: reports, panels, orders
     * @param parts  the results of a report
     */
    public static void complete(Resource fact, Collection<Resource> whole, Collection<Resource> parts) {
        if (fact instanceof Observation observation) {
            part(observation, whole);
        } else if (fact instanceof DiagnosticReport report) {
            Set<LoincKind> kinds = kinds(parts, Categories::kind);
            kinds(whole, Categories::kind).stream()
                    .findFirst()
                    .or(() -> kinds.stream().filter(k -> kinds.size() == 1).findFirst())
                    .map(SECTIONS::get)
                    .ifPresent(c -> report.addCategory(new CodeableConcept(c.copy())));
        }
    }

    private static void part(Observation observation, Collection<Resource> whole) {
        Set<LoincKind> coded = kinds(whole, Categories::ofCode);
        if (coded.contains(LoincKind.SURVEY)) {
            observation.getCategory().removeIf(c -> c.hasCoding(OBSERVATION, code(LoincKind.LABORATORY)));
            coded = EnumSet.of(LoincKind.SURVEY);
        }
        if (own(observation.getCategory()).findAny().isEmpty()) {
            Stream.concat(coded.stream(), kinds(whole, Categories::kind).stream())
                    .findFirst()
                    .map(CODINGS::get)
                    .ifPresent(c -> observation.addCategory(new CodeableConcept(c.copy())));
        }
    }

    /** In the order of the kinds, whatever that of the resources. */
    private static Set<LoincKind> kinds(Collection<Resource> resources, Function<Resource, Optional<LoincKind>> kind) {
        Set<LoincKind> kinds = EnumSet.noneOf(LoincKind.class);
        resources.forEach(r -> kind.apply(r).ifPresent(kinds::add));
        return kinds;
    }

    private static Optional<LoincKind> ofCode(Resource resource) {
        if (resource instanceof Observation observation) {
            return kind(observation.getCode());
        }
        if (resource instanceof ServiceRequest order) {
            return kind(order.getCode());
        }
        return resource instanceof DiagnosticReport report ? kind(report.getCode()) : Optional.empty();
    }

    /** What a whole is by its section or category, else by its code. */
    private static Optional<LoincKind> kind(Resource whole) {
        if (whole instanceof Observation observation) {
            return kind(observation.getCode())
                    .or(() -> named(observation.getCategory()))
                    .or(() -> ServiceSection.kind(observation.getCategory()));
        }
        if (whole instanceof DiagnosticReport report) {
            return ServiceSection.kind(report.getCategory()).or(() -> kind(report));
        }
        return whole instanceof ServiceRequest order
                ? ordered(order).or(() -> kind(order.getCode()))
                : Optional.empty();
    }

    private static Optional<LoincKind> kind(DiagnosticReport report) {
        return stated(report).or(() -> kind(report.getCode()));
    }

    private static Optional<LoincKind> ordered(ServiceRequest order) {
        return ORDERED.entrySet().stream()
                .filter(e -> order.getCategory().stream().anyMatch(c -> c.hasCoding(SNOMED, e.getKey())))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> ServiceSection.kind(order.getCategory()));
    }

    private static Optional<LoincKind> named(List<CodeableConcept> categories) {
        return CODINGS.keySet().stream()
                .sorted()
                .filter(k -> own(categories).anyMatch(code(k)::equals))
                .findFirst();
    }

    /** The codes of FHIR's own system. */
    private static Stream<String> own(List<CodeableConcept> categories) {
        return categories.stream()
                .flatMap(c -> c.getCoding().stream())
                .filter(c -> OBSERVATION.equals(c.getSystem()) && c.hasCode())
                .map(Coding::getCode);
    }

    private static void complete(Observation observation) {
        if (kind(observation.getCode()).equals(Optional.of(LoincKind.SURVEY))) {
            observation.getCategory().removeIf(c -> c.hasCoding(OBSERVATION, code(LoincKind.LABORATORY)));
        }
        if (own(observation.getCategory()).findAny().isEmpty()) {
            kind(observation.getCode())
                    .or(() -> ServiceSection.kind(observation.getCategory()))
                    .map(CODINGS::get)
                    .ifPresent(c -> observation.addCategory(new CodeableConcept(c.copy())));
        }
    }

    /** A report of the laboratory is found as LAB whatever its section; of imaging only where it names no section. */
    private static void complete(DiagnosticReport report) {
        boolean named = ServiceSection.isNamed(report.getCategory());
        Optional<LoincKind> kind =
                named ? ServiceSection.kind(report.getCategory()).filter(k -> k == LoincKind.LABORATORY) : kind(report);
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
