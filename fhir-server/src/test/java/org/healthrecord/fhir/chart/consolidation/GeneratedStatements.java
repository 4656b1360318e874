package org.healthrecord.fhir.chart.consolidation;

import static org.healthrecord.fhir.chart.consolidation.Clinic.CVX;
import static org.healthrecord.fhir.chart.consolidation.Clinic.ICD;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/** Statements of a few clinics about one person, from so small a world that they often touch each other. */
final class GeneratedStatements {
    private static final List<String> TIMES = List.of(
            "2014",
            "2014-12",
            "2014-12-23",
            "2014-12-23T12:30:00Z",
            "2014-12-23T12:30:17Z",
            "2014-12-23T07:30:17-05:00",
            "2014-12-23T20:01:02Z",
            "2014-12-24T04:10:00Z",
            "2014-12-23T23:10:00-05:00",
            "2014-12-24",
            "2015-01-02",
            "");

    private GeneratedStatements() {}

    static Arbitrary<Statement> statement() {
        Arbitrary<Clinic> clinic = Arbitraries.of(Clinic.RIVER, Clinic.LAKE, Clinic.HILL);
        Arbitrary<String> local = Arbitraries.of("1", "2", "3");
        Arbitrary<Integer> version = Arbitraries.integers().between(1, 3);
        Arbitrary<Stance> stance = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Stance.STATED)), Tuple.of(1, Arbitraries.just(Stance.WITHDRAWN)));
        return Combinators.combine(clinic, local, version, stance, Arbitraries.of(Mode.class), resource())
                .as((c, l, v, s, m, r) ->
                        c.version(l, v, s, m, m == Mode.PATCH && v == 3 ? Set.of("code") : Set.of(), r));
    }

    static Arbitrary<Resource> resource() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(TIMES),
                        Arbitraries.integers().between(0, 2))
                .as(GeneratedStatements::resource);
    }

    private static Resource resource(int kind, int what, String at, int detail) {
        DateTimeType time = at.isEmpty() ? null : new DateTimeType(at);
        return switch (kind) {
            case 0, 1 -> observation(what, time, detail);
            case 2 -> new Condition().setCode(coded(SNOMED, what)).setOnset(time);
            case 3 -> new AllergyIntolerance().setCode(what == 0 ? code(SNOMED, "716186003") : coded(SNOMED, what));
            case 4 -> detail == 0
                    ? new MedicationStatement()
                            .setMedication(coded(RXNORM, what))
                            .setEffective(time)
                    : order(what, time, detail);
            case 5 -> new Immunization()
                    .setVaccineCode(coded(CVX, what))
                    .setOccurrence(time)
                    .setPrimarySource(detail == 0);
            case 6 -> new Procedure().setCode(coded(SNOMED, what)).setPerformed(time);
            case 7 -> visit(what, time);
            case 8 -> detail == 0 ? document(what) : new Goal().setDescription(coded(SNOMED, what));
            default -> person(what, detail);
        };
    }

    private static Resource observation(int what, DateTimeType time, int detail) {
        Observation observation = new Observation().setCode(code(LOINC, what == 0 ? "8480-6" : "2823-" + what));
        observation.setEffective(time);
        if (what == 3) {
            observation.setCode(code(LOINC, "85354-9"));
            observation.addComponent().setCode(code(LOINC, "8480-6")).setValue(number(detail));
            return observation;
        }
        if (detail == 2) {
            observation.addIdentifier().setSystem("urn:lab").setValue("A");
        }
        return observation.setValue(number(detail + what));
    }

    private static Quantity number(int value) {
        return new Quantity().setValue(BigDecimal.valueOf(value));
    }

    /** Some of one system, some of two, some in words only. */
    private static CodeableConcept coded(String system, int what) {
        return switch (what) {
            case 0 -> code(system, "a").setText("alpha");
            case 1 -> code(system, "b");
            case 2 -> code(system, "a").addCoding(code(ICD, "B.1").getCodingFirstRep());
            default -> new CodeableConcept().setText("Alpha");
        };
    }

    private static Resource order(int what, DateTimeType time, int detail) {
        MedicationRequest order =
                new MedicationRequest().setMedication(coded(RXNORM, what)).setAuthoredOnElement(time);
        order.addDosageInstruction().setText("dose " + detail);
        return order;
    }

    private static Resource visit(int what, DateTimeType time) {
        Encounter visit = new Encounter().setPeriod(new Period().setStartElement(time));
        visit.addType(coded(SNOMED, what));
        if (what > 1) {
            visit.addIdentifier().setSystem("urn:visits").setValue("V" + what);
        }
        return visit;
    }

    private static Resource document(int what) {
        DocumentReference document = new DocumentReference();
        document.addIdentifier().setSystem("urn:doc").setValue("d" + what % 2);
        document.addContent().getAttachment().setData(new byte[] {(byte) what});
        return document;
    }

    private static Resource person(int what, int detail) {
        Patient patient = new Patient();
        patient.addName().setFamily("Berg").addGiven("Ada" + what);
        patient.addTelecom().setValue("555 010" + detail);
        return patient;
    }
}
