package org.healthrecord.mapping.score;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.healthrecord.mapping.code.CodeSystems;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Which elements a chart lives from, for each type: those that US Core 6.1 marks as must support and that consolidation looks at.
 * Their order is that of the counts in kept tallies: new ones are added at the end.
 */
public final class Measures {
    /** What becomes of a record. */
    public static final List<String> OUTCOMES = List.of("mapped", "refused", "nothing-to-say");

    public static final int MAPPED = 0;
    public static final int REFUSED = 1;
    public static final int NOTHING = 2;

    private static final Map<String, Type<?>> TYPES = new LinkedHashMap<>();

    static {
        add(new Type<>(Patient.class)
                .with("name", Patient::hasName)
                .with("birthDate", Patient::hasBirthDate)
                .with("gender", Patient::hasGender)
                .with("address", Patient::hasAddress)
                .with("telecom", Patient::hasTelecom)
                .with("identifier", Patient::hasIdentifier));
        add(new Type<>(Encounter.class)
                .at(e -> e.hasPeriod() ? e.getPeriod() : null)
                .with("class", Encounter::hasClass_)
                .with("type", Encounter::hasType)
                .with("period", Encounter::hasPeriod)
                .with("reason", e -> e.hasReasonCode() || e.hasReasonReference())
                .with("participant", Encounter::hasParticipant)
                .with("location", Encounter::hasLocation));
        add(new Type<>(Observation.class)
                .at(Observation::getEffective)
                .with("code in a standard system", o -> o.hasCode() && isStandard(o.getCode()))
                .with("effective", Observation::hasEffective)
                .with("value", o -> o.hasValue() || o.hasComponent() || o.hasDataAbsentReason() || o.hasHasMember())
                .with(
                        "unit in UCUM",
                        o -> !o.hasValueQuantity() || o.getValueQuantity().hasCode())
                .with("referenceRange", Observation::hasReferenceRange)
                .with("interpretation", Observation::hasInterpretation)
                .with("performer", Observation::hasPerformer)
                .with("specimen", Observation::hasSpecimen));
        add(new Type<>(Condition.class)
                .at(Condition::getOnset)
                .with("code in a standard system", c -> c.hasCode() && isStandard(c.getCode()))
                .with("clinicalStatus", Condition::hasClinicalStatus)
                .with("onset", Condition::hasOnset)
                .with("recordedDate", Condition::hasRecordedDate)
                .with("category", Condition::hasCategory));
        add(new Type<>(AllergyIntolerance.class)
                .at(AllergyIntolerance::getOnset)
                .with("code in a standard system", a -> a.hasCode() && isStandard(a.getCode()))
                .with("clinicalStatus", AllergyIntolerance::hasClinicalStatus)
                .with("reaction", AllergyIntolerance::hasReaction)
                .with("criticality", AllergyIntolerance::hasCriticality)
                .with("onset or recordedDate", a -> a.hasOnset() || a.hasRecordedDate()));
        add(new Type<>(MedicationRequest.class)
                .at(m -> m.hasAuthoredOn() ? m.getAuthoredOnElement() : null)
                .with("medication in a standard system", m -> isStandardMedication(m.getMedication()))
                .with("dosageInstruction", MedicationRequest::hasDosageInstruction)
                .with("authoredOn", MedicationRequest::hasAuthoredOn)
                .with("requester", MedicationRequest::hasRequester));
        add(new Type<>(MedicationStatement.class)
                .at(MedicationStatement::getEffective)
                .with("medication in a standard system", m -> isStandardMedication(m.getMedication()))
                .with("dosage", MedicationStatement::hasDosage)
                .with("effective", MedicationStatement::hasEffective));
        add(new Type<>(Immunization.class)
                .at(Immunization::getOccurrence)
                .with("vaccineCode in a standard system", i -> i.hasVaccineCode() && isStandard(i.getVaccineCode()))
                .with("occurrence", Immunization::hasOccurrence)
                .with("lotNumber", Immunization::hasLotNumber));
        add(new Type<>(Procedure.class)
                .at(Procedure::getPerformed)
                .with("code in a standard system", p -> p.hasCode() && isStandard(p.getCode()))
                .with("performed", Procedure::hasPerformed)
                .with("performer", Procedure::hasPerformer));
        add(new Type<>(DiagnosticReport.class)
                .at(DiagnosticReport::getEffective)
                .with("code in a standard system", d -> d.hasCode() && isStandard(d.getCode()))
                .with("effective", DiagnosticReport::hasEffective)
                .with("result or content", d -> d.hasResult() || d.hasPresentedForm() || d.hasConclusion())
                .with("category", DiagnosticReport::hasCategory));
        add(new Type<>(DocumentReference.class)
                .with("type", DocumentReference::hasType)
                .with("date", DocumentReference::hasDate)
                .with("author", DocumentReference::hasAuthor));
    }

    private Measures() {}

    private static void add(Type<?> type) {
        TYPES.put(type.name, type);
    }

    /** The names of a topic's measures, in the order of a tally's counts; none for a type that is only counted. */
    public static List<String> of(String topic) {
        return switch (topic) {
            case Tally.OUTCOME -> OUTCOMES;
            case Tally.CODES -> List.of("without a mapping");
            case Tally.TIMES -> List.of("with a time of day", "time of day without a zone");
            case Tally.KEYS -> List.of("with an identifier of the clinic");
            default -> {
                Type<?> type = TYPES.get(topic);
                yield type == null ? List.of() : List.copyOf(type.names);
            }
        };
    }

    /** Which measures a resource has; null for a type that is not looked into. */
    static boolean @Nullable [] in(Resource resource) {
        Type<?> type = TYPES.get(resource.fhirType());
        return type == null ? null : type.in(resource);
    }

    /** When what a resource states was; null where it does not say, or its type is not looked into. */
    static @Nullable Base time(Resource resource) {
        Type<?> type = TYPES.get(resource.fhirType());
        return type == null ? null : type.time(resource);
    }

    /** A reference names a Medication, which has the code. */
    private static boolean isStandardMedication(@Nullable Base medication) {
        return medication instanceof Reference reference && !reference.isEmpty()
                || medication instanceof CodeableConcept concept && isStandard(concept);
    }

    private static boolean isStandard(CodeableConcept concept) {
        return concept.getCoding().stream().anyMatch(coding -> CodeSystems.isStandard(coding.getSystem()));
    }

    private static final class Type<R extends Resource> {
        private final Class<R> type;
        private final String name;
        private final List<String> names = new ArrayList<>();
        private final List<Predicate<R>> tests = new ArrayList<>();
        private Function<R, ? extends @Nullable Base> time = resource -> null;

        Type(Class<R> type) {
            this.type = type;
            this.name = type.getSimpleName();
        }

        Type<R> at(Function<R, ? extends @Nullable Base> said) {
            time = said;
            return this;
        }

        @Nullable
        Base time(Resource resource) {
            return time.apply(type.cast(resource));
        }

        Type<R> with(String measure, Predicate<R> test) {
            names.add(measure);
            tests.add(test);
            return this;
        }

        boolean[] in(Resource resource) {
            R typed = type.cast(resource);
            boolean[] found = new boolean[tests.size()];
            for (int i = 0; i < found.length; i++) {
                found[i] = tests.get(i).test(typed);
            }
            return found;
        }
    }
}
