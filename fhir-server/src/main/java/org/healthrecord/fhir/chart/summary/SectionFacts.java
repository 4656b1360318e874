package org.healthrecord.fhir.chart.summary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.ListResource.ListEntryComponent;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Resource;

/**
 * Which facts stand in which section, each in one. Problems, medicines and allergies are those of the person's current
 * lists. Of results and vital signs the latest stand, because a summary is to be read.
 */
final class SectionFacts {
    private static final int LATEST_RESULTS = 3;
    private static final int LATEST_SIGNS = 1;
    private static final Set<String> PREGNANCY = Set.of("82810-3", "11778-8", "11640-0", "11612-9", "86645-9");

    private final SummaryChart chart;

    SectionFacts(SummaryChart chart) {
        this.chart = chart;
    }

    List<Resource> of(SectionKind kind) {
        return switch (kind) {
            case ALLERGIES -> listed(ListKind.ALLERGIES, entry -> true);
            case MEDICATIONS -> listed(ListKind.MEDICATIONS, entry -> true);
            case PROBLEMS -> listed(ListKind.PROBLEMS, entry -> true);
            case PAST_PROBLEMS -> listed(ListKind.OTHER_PROBLEMS, entry -> "resolved"
                    .equals(entry.getFlag().getText()));
            case IMMUNIZATIONS -> immunizations();
            case PROCEDURES -> procedures();
            case DEVICES -> ordered(chart.of(DeviceUseStatement.class)
                    .filter(d -> d.getStatus() != DeviceUseStatement.DeviceUseStatementStatus.ENTEREDINERROR));
            case RESULTS -> latest(Set.of("laboratory", "imaging", "LAB", "RAD"), LATEST_RESULTS);
            case VITAL_SIGNS -> latest(Set.of("vital-signs"), LATEST_SIGNS);
            case SOCIAL_HISTORY -> latest(Set.of("social-history"), LATEST_SIGNS);
            case PREGNANCY -> pregnancy();
            case PLAN -> ordered(chart.of(CarePlan.class).filter(p -> p.getStatus() == CarePlan.CarePlanStatus.ACTIVE));
            case DIRECTIVES -> ordered(chart.of(Consent.class)
                    .filter(c ->
                            c.getStatus() == Consent.ConsentState.ACTIVE && has(List.of(c.getScope()), Set.of("adr"))));
            case ALERTS -> ordered(chart.of(Flag.class).filter(f -> f.getStatus() == Flag.FlagStatus.ACTIVE));
        };
    }

    private List<Resource> listed(ListKind kind, Predicate<ListEntryComponent> wanted) {
        return chart.list(kind).stream()
                .flatMap(list -> list.getEntry().stream())
                .filter(wanted)
                .flatMap(entry -> chart.get(entry.getItem()).stream())
                .distinct()
                .toList();
    }

    private List<Resource> immunizations() {
        return ordered(
                chart.of(Immunization.class).filter(i -> i.getStatus() == Immunization.ImmunizationStatus.COMPLETED));
    }

    private List<Resource> procedures() {
        Set<Procedure.ProcedureStatus> done = Set.of(
                Procedure.ProcedureStatus.COMPLETED,
                Procedure.ProcedureStatus.INPROGRESS,
                Procedure.ProcedureStatus.UNKNOWN);
        return ordered(chart.of(Procedure.class).filter(p -> done.contains(p.getStatus())));
    }

    private List<Resource> pregnancy() {
        return latest(live().filter(SectionFacts::isOfPregnancy), LATEST_RESULTS);
    }

    private List<Resource> latest(Set<String> categories, int most) {
        return latest(live().filter(o -> has(o.getCategory(), categories) && !isOfPregnancy(o)), most);
    }

    private Stream<Observation> live() {
        return chart.of(Observation.class)
                .filter(o -> o.getStatus() != Observation.ObservationStatus.ENTEREDINERROR
                        && o.getStatus() != Observation.ObservationStatus.CANCELLED);
    }

    private static boolean isOfPregnancy(Observation observation) {
        return has(List.of(observation.getCode()), PREGNANCY);
    }

    private static boolean has(List<CodeableConcept> concepts, Set<String> codes) {
        return concepts.stream()
                .flatMap(c -> c.getCoding().stream())
                .map(Coding::getCode)
                .anyMatch(codes::contains);
    }

    /** Of each code, the last ones; the codes in the order of their names. */
    private static List<Resource> latest(Stream<Observation> observations, int most) {
        Map<String, List<Resource>> byName = new LinkedHashMap<>();
        ordered(observations).forEach(o -> byName.computeIfAbsent(Words.name(o), name -> new ArrayList<>())
                .add(o));
        return byName.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(String.CASE_INSENSITIVE_ORDER))
                .flatMap(e -> e.getValue().stream().limit(most))
                .toList();
    }

    /** The latest first. */
    private static List<Resource> ordered(Stream<? extends Resource> resources) {
        return resources
                .map(Resource.class::cast)
                .sorted(Comparator.comparing(SectionFacts::day).reversed().thenComparing(Resource::getIdPart))
                .toList();
    }

    private static String day(Resource resource) {
        return Words.when(resource);
    }
}
