package org.healthrecord.fhir.chart.consolidation;

import static org.healthrecord.fhir.chart.consolidation.Clinic.CVX;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Timing;

/** Medications and vaccinations with much or little detail, mostly of one product and day. */
final class DetailedMedications {
    private final Draw draw;

    DetailedMedications(Draw draw) {
        this.draw = draw;
    }

    private Dosage dosage() {
        Dosage dosage = new Dosage().setText(draw.one("1 tab daily", "1 tablet once a day", null));
        if (draw.chance()) {
            dosage.setTiming(new Timing()
                    .setRepeat(new Timing.TimingRepeatComponent()
                            .setFrequency(draw.one(1, 4))
                            .setPeriod(1)
                            .setPeriodUnit(Timing.UnitsOfTime.D)));
        }
        if (draw.chance()) {
            dosage.addDoseAndRate()
                    .setDose(draw.one(draw.quantity(1, "tablet"), draw.quantity(1, "tab"), draw.quantity(5, "mg")));
        }
        dosage.setAsNeeded(draw.chance() ? new BooleanType(true) : null);
        return dosage;
    }

    MedicationRequest order(Clinic clinic) {
        MedicationRequest order = new MedicationRequest().setMedication(code(RXNORM, "835603"));
        order.setStatus(draw.one(
                MedicationRequest.MedicationRequestStatus.ACTIVE, MedicationRequest.MedicationRequestStatus.STOPPED));
        order.setAuthoredOnElement(new DateTimeType(draw.one("2031-01-02", "2031-01-02T10:11:12Z")));
        for (int i = draw.below(3); i > 0; i--) {
            order.addDosageInstruction(dosage());
        }
        if (draw.chance()) {
            order.getDispenseRequest()
                    .setQuantity(draw.quantity(draw.one(30, 60), "tablet"))
                    .setNumberOfRepeatsAllowed(draw.one(1, 2));
        }
        if (clinic == Clinic.LAKE && draw.chance()) {
            order.addIdentifier().setSystem("urn:rx").setValue("17");
        }
        order.setRequester(draw.chance() ? new Reference("urn:uuid:00000000-0000-0000-0002-000000000001") : null);
        return order;
    }

    MedicationStatement taken() {
        MedicationStatement taken = new MedicationStatement().setMedication(code(RXNORM, "835603"));
        taken.setStatus(draw.one(
                MedicationStatement.MedicationStatementStatus.ACTIVE,
                MedicationStatement.MedicationStatementStatus.UNKNOWN,
                MedicationStatement.MedicationStatementStatus.NOTTAKEN));
        taken.setEffective(new Period()
                .setStartElement(new DateTimeType("2031-01-02"))
                .setEndElement(draw.chance() ? new DateTimeType("2031-03-04") : null));
        if (draw.chance()) {
            taken.addDosage(dosage());
        }
        taken.setInformationSource(draw.chance() ? new Reference().setDisplay("the daughter") : null);
        return taken;
    }

    Immunization vaccination(Clinic clinic) {
        Immunization shot = new Immunization().setVaccineCode(code(CVX, "140"));
        shot.setStatus(Immunization.ImmunizationStatus.COMPLETED);
        shot.setOccurrence(new DateTimeType(draw.one("2031-01-02", "2031-01-02T10:11:12Z")));
        shot.setPrimarySource(draw.chance());
        shot.setLotNumber(draw.one("AB-1", "ab1", "X9", null));
        shot.setReportOrigin(draw.chance() ? new CodeableConcept().setText("from a card") : null);
        shot.setEncounter(draw.chance() ? draw.at(clinic) : null);
        shot.setExpirationDate(null);
        if (draw.chance()) {
            shot.addProtocolApplied().setSeries(draw.one("flu", "yearly"));
        }
        return shot;
    }

    MedicationAdministration administration() {
        MedicationAdministration given = new MedicationAdministration().setMedication(code(RXNORM, "1731993"));
        given.setEffective(new DateTimeType(draw.one("2031-01-02", "2031-01-02T10:11:12Z")));
        given.getDosage()
                .setDose(draw.quantity(draw.one(5, 10), draw.one("mg", "mL")))
                .setText(draw.one("slowly", "fast", null));
        given.getDosage()
                .setRoute(draw.chance() ? new CodeableConcept().setText(draw.one("IV", "Intravenous route")) : null);
        return given;
    }
}
