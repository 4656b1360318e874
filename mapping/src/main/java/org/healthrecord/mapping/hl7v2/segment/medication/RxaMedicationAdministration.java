package org.healthrecord.mapping.hl7v2.segment.medication;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.RequiredElements;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationDosageComponent;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.SimpleQuantity;

/**
 * Segments RXA, RXR and ORC to MedicationAdministration, where what was given is no vaccine. The guide maps only the ORC of
 * it; RXA follows its map to Immunization.
 */
public final class RxaMedicationAdministration {
    private RxaMedicationAdministration() {}

    /** A pharmacy's message (RAS, RDE ...) is about drugs unless the code is one of a vaccine. */
    public static boolean isDrug(Segment rxa, String messageCode) {
        boolean vaccines = messageCode.equals("VXU") || messageCode.equals("VXR") || messageCode.equals("RSP");
        return !vaccines
                && !rxa.value(5).part(3).equals("CVX")
                && !rxa.value(5).part(6).equals("CVX");
    }

    public static MedicationAdministration administration(Segment rxa, Order order, RegistrationDraft draft) {
        Sender sender = draft.sender();
        MedicationAdministration given = new MedicationAdministration();
        given.setSubject(draft.subject());
        draft.encounter().ifPresent(given::setContext);
        order.value("ORC", 2).flatMap(v -> Ei.identifier(v, "PLAC", sender)).ifPresent(given::addIdentifier);
        order.value("ORC", 3).flatMap(v -> Ei.identifier(v, "FILL", sender)).ifPresent(given::addIdentifier);
        given.setStatus(status(rxa));
        rxa.values(18).forEach(v -> Cwe.concept(v, sender).ifPresent(given::addStatusReason));
        rxa.values(19).forEach(v -> Cwe.concept(v, sender).ifPresent(given::addReasonCode));
        given.setMedication(RxMedication.of(rxa, 5, sender));
        lot(rxa, given, sender);
        effective(rxa, given, sender);
        draft.directory()
                .practitioners(rxa.values(10), (v, r) -> given.addPerformer().setActor(r));
        dosage(rxa, order, given, sender);
        rxa.values(9).forEach(v -> given.addNote().setText(Cwe.display(v)));
        order.notes(rxa, draft).forEach(given::addNote);
        return given;
    }

    /** RXA-15 to 17: a contained Medication beside the code says which lot it was, and whose. */
    private static void lot(Segment rxa, MedicationAdministration given, Sender sender) {
        Medication medication = new Medication();
        if (rxa.valued(15)) {
            medication.getBatch().setLotNumber(rxa.text(15));
        }
        Ts.dateTime(rxa.value(16), sender).ifPresent(medication.getBatch()::setExpirationDateElement);
        String maker = Cwe.display(rxa.value(17));
        if (!maker.isEmpty()) {
            medication.setManufacturer(new Reference().setDisplay(maker));
        }
        if (!medication.isEmpty()) {
            Cwe.concept(rxa.value(5), sender).ifPresent(medication::setCode);
            medication.setId("medication");
            given.addContained(medication);
            given.addSupportingInformation(new Reference("#medication"));
        }
    }

    /** The order's number with the drug and when it was given. */
    public static String key(Segment rxa, Order order) {
        return KeyKind.GIVEN.of(order.fillerNumber(), FactCode.of(rxa.value(5)), rxa.text(3));
    }

    /** HL7 table 0322; a drug reported as administered without a status was given. */
    private static MedicationAdministrationStatus status(Segment rxa) {
        return switch (rxa.text(20)) {
            case "RE", "NA" -> MedicationAdministrationStatus.NOTDONE;
            case "PA" -> MedicationAdministrationStatus.STOPPED;
            default -> MedicationAdministrationStatus.COMPLETED;
        };
    }

    private static void effective(Segment rxa, MedicationAdministration given, Sender sender) {
        Optional<DateTimeType> start = Ts.dateTime(rxa.value(3), sender);
        boolean lasted = rxa.valued(4) && !rxa.text(4).equals(rxa.text(3));
        Optional<Period> period = lasted ? Ts.period(rxa.value(3), rxa.value(4), sender) : Optional.empty();
        if (period.isPresent()) {
            given.setEffective(period.get());
        } else {
            DateTimeType unknown = new DateTimeType();
            unknown.addExtension(RequiredElements.unknown());
            given.setEffective(start.orElse(unknown));
        }
    }

    private static void dosage(Segment rxa, Order order, MedicationAdministration given, Sender sender) {
        MedicationAdministrationDosageComponent dosage = new MedicationAdministrationDosageComponent();
        Quantities.number(rxa.text(6)).filter(q -> !rxa.text(6).equals("999")).ifPresent(q -> {
            SimpleQuantity dose = new SimpleQuantity();
            dose.setValue(q.getValue());
            Quantities.unit(dose, rxa.value(7), sender);
            dosage.setDose(dose);
        });
        order.about(rxa).first("RXR").ifPresent(rxr -> {
            Cwe.concept(rxr.value(1), sender).ifPresent(dosage::setRoute);
            Cwe.concept(rxr.value(2), sender).ifPresent(dosage::setSite);
            Cwe.concept(rxr.value(4), sender).ifPresent(dosage::setMethod);
        });
        if (!dosage.hasDose() && (dosage.hasRoute() || dosage.hasSite() || dosage.hasMethod())) {
            dosage.setText("Dose not stated");
        }
        if (!dosage.isEmpty()) {
            given.setDosage(dosage);
        }
    }
}
