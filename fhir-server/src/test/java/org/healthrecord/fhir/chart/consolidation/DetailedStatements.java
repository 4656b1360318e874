package org.healthrecord.fhir.chart.consolidation;

import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Statements of a few clinics that are mostly about one thing, with much or little detail, alike or not. */
final class DetailedStatements {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFIED = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private final Draw draw;
    private final DetailedMedications medications;

    private DetailedStatements(long seed) {
        this.draw = new Draw(seed);
        this.medications = new DetailedMedications(draw);
    }

    /** All of one type. */
    static Arbitrary<List<Statement>> ofOneType() {
        return Arbitraries.integers()
                .between(0, 10)
                .flatMap(
                        type -> statement(type).list().ofMinSize(2).ofMaxSize(5).uniqueElements(s -> s.witness()
                                .assertionId()));
    }

    private static Arbitrary<Statement> statement(int type) {
        return Combinators.combine(
                        Arbitraries.of(Clinic.RIVER, Clinic.LAKE, Clinic.HILL),
                        Arbitraries.of("1", "2"),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.longs())
                .as((clinic, local, version, seed) -> clinic.version(
                        local,
                        version,
                        Stance.STATED,
                        Mode.SNAPSHOT,
                        Set.of(),
                        new DetailedStatements(seed).resource(type, clinic)));
    }

    private Resource resource(int type, Clinic clinic) {
        return switch (type) {
            case 0 -> allergy();
            case 1 -> condition(clinic);
            case 2, 3 -> observation(clinic);
            case 4 -> medications.order(clinic);
            case 5 -> draw.chance() ? medications.order(clinic) : medications.taken();
            case 6 -> medications.vaccination(clinic);
            case 7 -> procedure(clinic);
            case 8 -> report(clinic);
            case 9 -> visit(clinic);
            default -> draw.chance() ? medications.administration() : plan();
        };
    }

    private AllergyIntolerance allergy() {
        AllergyIntolerance allergy =
                new AllergyIntolerance().setCode(code(RXNORM, "7980").setText("Penicillin"));
        allergy.setClinicalStatus(draw.chance() ? draw.concept(CLINICAL, "active", "resolved", "inactive") : null);
        allergy.setCriticality(draw.chance() ? draw.one(AllergyIntoleranceCriticality.values()) : null);
        allergy.setCriticality(
                allergy.getCriticality() == AllergyIntoleranceCriticality.NULL ? null : allergy.getCriticality());
        if (draw.chance()) {
            allergy.setRecordedDateElement(new DateTimeType(draw.one("2019", "2019-05-14", "2024-02-01T10:00:00Z")));
        }
        if (draw.chance()) {
            allergy.setOnset(new DateTimeType(draw.one("1998", "1998-03", "2005")));
        }
        for (int i = draw.below(3); i > 0; i--) {
            AllergyIntolerance.AllergyIntoleranceReactionComponent reaction = allergy.addReaction();
            reaction.addManifestation(draw.concept(SNOMED, "39579001", "126485001", "41291007"));
            reaction.setSeverity(
                    draw.chance()
                            ? draw.one(
                                    AllergyIntoleranceSeverity.MILD,
                                    AllergyIntoleranceSeverity.MODERATE,
                                    AllergyIntoleranceSeverity.SEVERE)
                            : null);
            reaction.setDescription(draw.chance() ? draw.one("within minutes", "after an hour") : null);
        }
        return allergy;
    }

    private Condition condition(Clinic clinic) {
        Condition condition =
                new Condition().setCode(code(SNOMED, "44054006").setText(draw.one("Diabetes", "Type 2 diabetes")));
        condition.setOnset(new DateTimeType(draw.one("2018-04-12", "2018-04-12T08:00:00Z")));
        condition.setClinicalStatus(draw.chance() ? draw.concept(CLINICAL, "active", "resolved", "recurrence") : null);
        condition.setVerificationStatus(
                draw.chance() ? draw.concept(VERIFIED, "confirmed", "provisional", "unconfirmed") : null);
        condition.setSeverity(draw.chance() ? draw.concept(SNOMED, "255604002", "24484000") : null);
        condition.setEncounter(draw.chance() ? draw.at(clinic) : null);
        condition.setAbatement(draw.chance() ? new DateTimeType(draw.one("2020-01-01", "2021-02-03")) : null);
        if (draw.chance()) {
            condition.addBodySite(new CodeableConcept().setText(draw.one("left foot", "right foot", "foot")));
        }
        if (draw.chance()) {
            condition.addStage().setSummary(draw.concept(SNOMED, "258215001", "258219007"));
        }
        if (draw.chance()) {
            condition.addNote().setText(draw.one("diet", "metformin"));
        }
        return condition;
    }

    private Observation observation(Clinic clinic) {
        Observation o = new Observation().setCode(code(LOINC, "2823-3"));
        o.setEffective(new DateTimeType(draw.one("2031-01-02", "2031-01-02T10:11:12Z", "2031-01-02T10:11:00Z")));
        o.setStatus(draw.one(Observation.ObservationStatus.FINAL, Observation.ObservationStatus.PRELIMINARY));
        o.setValue(draw.one(draw.quantity(4, "mmol/L"), draw.quantity(4, null), new IntegerType(4)));
        if (draw.chance()) {
            o.addInterpretation(draw.concept("urn:flags", "H", "HH", "L"));
        }
        if (draw.chance()) {
            o.addReferenceRange()
                    .setLow(draw.quantity(draw.one(3, 2), "mmol/L"))
                    .setText(draw.one("3-5", "2-5"));
        }
        o.setMethod(
                draw.chance() ? new CodeableConcept().setText(draw.one("ion electrode", "flame photometry")) : null);
        o.setEncounter(draw.chance() ? draw.at(clinic) : null);
        o.setIssuedElement(
                draw.chance() ? new InstantType(draw.one("2031-01-02T11:00:00Z", "2031-01-03T11:00:00Z")) : null);
        if (draw.chance()) {
            o.addPerformer(new Reference("urn:uuid:00000000-0000-0000-0001-00000000000" + draw.below(3)));
        }
        if (draw.chance()) {
            o.addIdentifier().setSystem("urn:" + clinic.id()).setValue(draw.one("a", "b"));
        }
        return o;
    }

    private Procedure procedure(Clinic clinic) {
        Procedure done = new Procedure().setCode(code(SNOMED, "34043003"));
        done.setStatus(draw.one(Procedure.ProcedureStatus.COMPLETED, Procedure.ProcedureStatus.UNKNOWN));
        done.setPerformed(draw.one(
                new DateTimeType("2031-01-02"),
                new DateTimeType("2031-01-02T10:11:12Z"),
                new Period()
                        .setStartElement(new DateTimeType("2031-01-02T10:11:12Z"))
                        .setEndElement(new DateTimeType("2031-01-02T11:00:00Z"))));
        done.setOutcome(draw.chance() ? draw.concept(SNOMED, "385669000", "385671000") : null);
        done.setEncounter(draw.chance() ? draw.at(clinic) : null);
        if (draw.chance()) {
            done.addBodySite(
                    new CodeableConcept().setText(draw.one("left knee", "right knee", "Structure of left knee")));
        }
        return done;
    }

    private DiagnosticReport report(Clinic clinic) {
        DiagnosticReport report = new DiagnosticReport().setCode(code(LOINC, "58410-2"));
        report.setStatus(draw.one(
                DiagnosticReport.DiagnosticReportStatus.FINAL, DiagnosticReport.DiagnosticReportStatus.PRELIMINARY));
        report.setEffective(new DateTimeType("2031-01-02T10:11:12Z"));
        report.setConclusion(draw.one("clear", "cloudy", null));
        report.addResult(new Reference("urn:uuid:00000000-0000-0000-0003-00000000000" + draw.below(3)));
        report.setEncounter(draw.chance() ? draw.at(clinic) : null);
        return report;
    }

    private Encounter visit(Clinic clinic) {
        Encounter visit = new Encounter()
                .setPeriod(new Period()
                        .setStartElement(new DateTimeType("2031-01-02T10:11:12Z"))
                        .setEndElement(
                                draw.chance()
                                        ? new DateTimeType(draw.one("2031-01-02T10:40:00Z", "2031-01-02T11:40:00Z"))
                                        : null));
        visit.setStatus(draw.one(Encounter.EncounterStatus.FINISHED, Encounter.EncounterStatus.UNKNOWN));
        visit.addType(code(SNOMED, "185345009"));
        visit.setServiceProvider(draw.chance() ? draw.at(clinic) : null);
        if (draw.chance()) {
            visit.addReasonCode(new CodeableConcept().setText(draw.one("cough", "fever")));
        }
        if (draw.chance()) {
            visit.getHospitalization().setDischargeDisposition(draw.concept("urn:disposition", "home", "other"));
        }
        return visit;
    }

    private CarePlan plan() {
        CarePlan plan = new CarePlan().setTitle(draw.one("Walk", "Swim")).setDescription(draw.one("daily", null));
        plan.addIdentifier().setSystem("urn:plan").setValue("1");
        plan.addCategory(draw.concept(SNOMED, "734163000", "170836005"));
        return plan;
    }
}
