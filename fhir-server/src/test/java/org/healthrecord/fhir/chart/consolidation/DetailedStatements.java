package org.healthrecord.fhir.chart.consolidation;

import static org.healthrecord.fhir.chart.consolidation.Clinic.CVX;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.List;
import java.util.Random;
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
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Timing;

/** Statements of a few clinics that are mostly about one thing, with much or little detail, alike or not. */
final class DetailedStatements {
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
    private static final String VERIFIED = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    private final Random random;

    private DetailedStatements(long seed) {
        this.random = new Random(seed);
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
            case 4 -> order(clinic);
            case 5 -> chance() ? order(clinic) : taken();
            case 6 -> vaccination(clinic);
            case 7 -> procedure(clinic);
            case 8 -> report(clinic);
            case 9 -> visit(clinic);
            default -> chance() ? administration() : plan();
        };
    }

    private boolean chance() {
        return random.nextBoolean();
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    private CodeableConcept concept(String system, String... codes) {
        String code = one(codes);
        return chance() ? code(system, code) : code(system, code).setText("the " + code);
    }

    private Reference at(Clinic clinic) {
        return new Reference(
                "urn:uuid:00000000-0000-0000-0000-00000000000" + (clinic.id().length() % 10));
    }

    private AllergyIntolerance allergy() {
        AllergyIntolerance allergy =
                new AllergyIntolerance().setCode(code(RXNORM, "7980").setText("Penicillin"));
        allergy.setClinicalStatus(chance() ? concept(CLINICAL, "active", "resolved", "inactive") : null);
        allergy.setCriticality(chance() ? one(AllergyIntoleranceCriticality.values()) : null);
        allergy.setCriticality(
                allergy.getCriticality() == AllergyIntoleranceCriticality.NULL ? null : allergy.getCriticality());
        if (chance()) {
            allergy.setRecordedDateElement(new DateTimeType(one("2019", "2019-05-14", "2024-02-01T10:00:00Z")));
        }
        if (chance()) {
            allergy.setOnset(new DateTimeType(one("1998", "1998-03", "2005")));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            AllergyIntolerance.AllergyIntoleranceReactionComponent reaction = allergy.addReaction();
            reaction.addManifestation(concept(SNOMED, "39579001", "126485001", "41291007"));
            reaction.setSeverity(
                    chance()
                            ? one(
                                    AllergyIntoleranceSeverity.MILD,
                                    AllergyIntoleranceSeverity.MODERATE,
                                    AllergyIntoleranceSeverity.SEVERE)
                            : null);
            reaction.setDescription(chance() ? one("within minutes", "after an hour") : null);
        }
        return allergy;
    }

    private Condition condition(Clinic clinic) {
        Condition condition =
                new Condition().setCode(code(SNOMED, "44054006").setText(one("Diabetes", "Type 2 diabetes")));
        condition.setOnset(new DateTimeType(one("2018-04-12", "2018-04-12T08:00:00Z")));
        condition.setClinicalStatus(chance() ? concept(CLINICAL, "active", "resolved", "recurrence") : null);
        condition.setVerificationStatus(chance() ? concept(VERIFIED, "confirmed", "provisional", "unconfirmed") : null);
        condition.setSeverity(chance() ? concept(SNOMED, "255604002", "24484000") : null);
        condition.setEncounter(chance() ? at(clinic) : null);
        condition.setAbatement(chance() ? new DateTimeType(one("2020-01-01", "2021-02-03")) : null);
        if (chance()) {
            condition.addBodySite(new CodeableConcept().setText(one("left foot", "right foot", "foot")));
        }
        if (chance()) {
            condition.addStage().setSummary(concept(SNOMED, "258215001", "258219007"));
        }
        if (chance()) {
            condition.addNote().setText(one("diet", "metformin"));
        }
        return condition;
    }

    private Observation observation(Clinic clinic) {
        Observation o = new Observation().setCode(code(LOINC, "2823-3"));
        o.setEffective(new DateTimeType(one("2031-01-02", "2031-01-02T10:11:12Z", "2031-01-02T10:11:00Z")));
        o.setStatus(one(Observation.ObservationStatus.FINAL, Observation.ObservationStatus.PRELIMINARY));
        o.setValue(one(quantity(4, "mmol/L"), quantity(4, null), new IntegerType(4)));
        if (chance()) {
            o.addInterpretation(concept("urn:flags", "H", "HH", "L"));
        }
        if (chance()) {
            o.addReferenceRange().setLow(quantity(one(3, 2), "mmol/L")).setText(one("3-5", "2-5"));
        }
        o.setMethod(chance() ? new CodeableConcept().setText(one("ion electrode", "flame photometry")) : null);
        o.setEncounter(chance() ? at(clinic) : null);
        o.setIssuedElement(chance() ? new InstantType(one("2031-01-02T11:00:00Z", "2031-01-03T11:00:00Z")) : null);
        if (chance()) {
            o.addPerformer(new Reference("urn:uuid:00000000-0000-0000-0001-00000000000" + random.nextInt(3)));
        }
        if (chance()) {
            o.addIdentifier().setSystem("urn:" + clinic.id()).setValue(one("a", "b"));
        }
        return o;
    }

    private Quantity quantity(int value, String unit) {
        return new Quantity().setValue(value).setUnit(unit);
    }

    private Dosage dosage() {
        Dosage dosage = new Dosage().setText(one("1 tab daily", "1 tablet once a day", null));
        if (chance()) {
            dosage.setTiming(new Timing()
                    .setRepeat(new Timing.TimingRepeatComponent()
                            .setFrequency(one(1, 4))
                            .setPeriod(1)
                            .setPeriodUnit(Timing.UnitsOfTime.D)));
        }
        if (chance()) {
            dosage.addDoseAndRate().setDose(one(quantity(1, "tablet"), quantity(1, "tab"), quantity(5, "mg")));
        }
        dosage.setAsNeeded(chance() ? new BooleanType(true) : null);
        return dosage;
    }

    private MedicationRequest order(Clinic clinic) {
        MedicationRequest order = new MedicationRequest().setMedication(code(RXNORM, "835603"));
        order.setStatus(one(
                MedicationRequest.MedicationRequestStatus.ACTIVE, MedicationRequest.MedicationRequestStatus.STOPPED));
        order.setAuthoredOnElement(new DateTimeType(one("2031-01-02", "2031-01-02T10:11:12Z")));
        for (int i = random.nextInt(3); i > 0; i--) {
            order.addDosageInstruction(dosage());
        }
        if (chance()) {
            order.getDispenseRequest()
                    .setQuantity(quantity(one(30, 60), "tablet"))
                    .setNumberOfRepeatsAllowed(one(1, 2));
        }
        if (clinic == Clinic.LAKE && chance()) {
            order.addIdentifier().setSystem("urn:rx").setValue("17");
        }
        order.setRequester(chance() ? new Reference("urn:uuid:00000000-0000-0000-0002-000000000001") : null);
        return order;
    }

    private MedicationStatement taken() {
        MedicationStatement taken = new MedicationStatement().setMedication(code(RXNORM, "835603"));
        taken.setStatus(one(
                MedicationStatement.MedicationStatementStatus.ACTIVE,
                MedicationStatement.MedicationStatementStatus.UNKNOWN,
                MedicationStatement.MedicationStatementStatus.NOTTAKEN));
        taken.setEffective(new Period()
                .setStartElement(new DateTimeType("2031-01-02"))
                .setEndElement(chance() ? new DateTimeType("2031-03-04") : null));
        if (chance()) {
            taken.addDosage(dosage());
        }
        taken.setInformationSource(chance() ? new Reference().setDisplay("the daughter") : null);
        return taken;
    }

    private Immunization vaccination(Clinic clinic) {
        Immunization shot = new Immunization().setVaccineCode(code(CVX, "140"));
        shot.setStatus(Immunization.ImmunizationStatus.COMPLETED);
        shot.setOccurrence(new DateTimeType(one("2031-01-02", "2031-01-02T10:11:12Z")));
        shot.setPrimarySource(chance());
        shot.setLotNumber(one("AB-1", "ab1", "X9", null));
        shot.setReportOrigin(chance() ? new CodeableConcept().setText("from a card") : null);
        shot.setEncounter(chance() ? at(clinic) : null);
        shot.setExpirationDate(null);
        if (chance()) {
            shot.addProtocolApplied().setSeries(one("flu", "yearly"));
        }
        return shot;
    }

    private Procedure procedure(Clinic clinic) {
        Procedure done = new Procedure().setCode(code(SNOMED, "34043003"));
        done.setStatus(one(Procedure.ProcedureStatus.COMPLETED, Procedure.ProcedureStatus.UNKNOWN));
        done.setPerformed(one(
                new DateTimeType("2031-01-02"),
                new DateTimeType("2031-01-02T10:11:12Z"),
                new Period()
                        .setStartElement(new DateTimeType("2031-01-02T10:11:12Z"))
                        .setEndElement(new DateTimeType("2031-01-02T11:00:00Z"))));
        done.setOutcome(chance() ? concept(SNOMED, "385669000", "385671000") : null);
        done.setEncounter(chance() ? at(clinic) : null);
        if (chance()) {
            done.addBodySite(new CodeableConcept().setText(one("left knee", "right knee", "Structure of left knee")));
        }
        return done;
    }

    private DiagnosticReport report(Clinic clinic) {
        DiagnosticReport report = new DiagnosticReport().setCode(code(LOINC, "58410-2"));
        report.setStatus(one(
                DiagnosticReport.DiagnosticReportStatus.FINAL, DiagnosticReport.DiagnosticReportStatus.PRELIMINARY));
        report.setEffective(new DateTimeType("2031-01-02T10:11:12Z"));
        report.setConclusion(one("clear", "cloudy", null));
        report.addResult(new Reference("urn:uuid:00000000-0000-0000-0003-00000000000" + random.nextInt(3)));
        report.setEncounter(chance() ? at(clinic) : null);
        return report;
    }

    private Encounter visit(Clinic clinic) {
        Encounter visit = new Encounter()
                .setPeriod(new Period()
                        .setStartElement(new DateTimeType("2031-01-02T10:11:12Z"))
                        .setEndElement(
                                chance()
                                        ? new DateTimeType(one("2031-01-02T10:40:00Z", "2031-01-02T11:40:00Z"))
                                        : null));
        visit.setStatus(one(Encounter.EncounterStatus.FINISHED, Encounter.EncounterStatus.UNKNOWN));
        visit.addType(code(SNOMED, "185345009"));
        visit.setServiceProvider(chance() ? at(clinic) : null);
        if (chance()) {
            visit.addReasonCode(new CodeableConcept().setText(one("cough", "fever")));
        }
        if (chance()) {
            visit.getHospitalization().setDischargeDisposition(concept("urn:disposition", "home", "other"));
        }
        return visit;
    }

    private MedicationAdministration administration() {
        MedicationAdministration given = new MedicationAdministration().setMedication(code(RXNORM, "1731993"));
        given.setEffective(new DateTimeType(one("2031-01-02", "2031-01-02T10:11:12Z")));
        given.getDosage().setDose(quantity(one(5, 10), one("mg", "mL"))).setText(one("slowly", "fast", null));
        given.getDosage().setRoute(chance() ? new CodeableConcept().setText(one("IV", "Intravenous route")) : null);
        return given;
    }

    private CarePlan plan() {
        CarePlan plan = new CarePlan().setTitle(one("Walk", "Swim")).setDescription(one("daily", null));
        plan.addIdentifier().setSystem("urn:plan").setValue("1");
        plan.addCategory(concept(SNOMED, "734163000", "170836005"));
        return plan;
    }
}
