package org.healthrecord.mapping.hl7v2.segment.medication;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.SimpleQuantity;
import org.hl7.fhir.r4.model.StringType;

/** Segments RXA, RXR and ORC to Immunization. */
public final class RxaImmunization {
    private static final String FUNCTION = "http://terminology.hl7.org/CodeSystem/v2-0443";

    private RxaImmunization() {}

    public static Immunization immunization(Segment rxa, Order order, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Immunization immunization = new Immunization();
        immunization.setPatient(draft.subject());
        draft.encounter().ifPresent(immunization::setEncounter);
        order.value("ORC", 2).flatMap(v -> Ei.identifier(v, "PLAC", sender)).ifPresent(immunization::addIdentifier);
        order.value("ORC", 3).flatMap(v -> Ei.identifier(v, "FILL", sender)).ifPresent(immunization::addIdentifier);
        status(rxa, immunization, sender);
        Cwe.concept(rxa.value(5), sender)
                .or(() -> observed(order).flatMap(v -> Cwe.concept(v, sender)))
                .ifPresent(immunization::setVaccineCode);
        occurrence(rxa, immunization, sender);
        Ts.dateTime(rxa.value(22), sender)
                .or(() -> order.value("ORC", 9).flatMap(v -> Ts.dateTime(v, sender)))
                .ifPresent(immunization::setRecordedElement);
        source(rxa.value(9), immunization, sender);
        product(rxa, immunization, draft);
        order.first("RXR").ifPresent(rxr -> {
            Cwe.concept(rxr.value(1), sender).ifPresent(immunization::setRoute);
            Cwe.concept(rxr.value(2), sender).ifPresent(immunization::setSite);
        });
        performers(rxa, order, immunization, draft);
        rxa.values(19).forEach(v -> Cwe.concept(v, sender).ifPresent(immunization::addReasonCode));
        location(rxa, immunization, draft);
        order.notes(rxa, draft).forEach(immunization::addNote);
        return immunization;
    }

    /** The vaccine type (LOINC 30956-7) among the observations, for an RXA that leaves the vaccine out. */
    private static Optional<Value> observed(Order order) {
        return order.all("OBX").stream()
                .filter(obx -> obx.text(3).equals("30956-7") && obx.valued(5))
                .map(obx -> obx.value(5))
                .findFirst();
    }

    /** The clinic's number of the dose with the vaccine; else the vaccine and its day. */
    public static String key(Segment rxa, Order order) {
        String number = order.value("ORC", 3)
                .or(() -> order.value("ORC", 2))
                .map(Ei::key)
                .orElse("");
        String vaccine = FactCode.of(rxa.value(5));
        return number.isEmpty()
                ? KeyKind.IMMUNIZATION.of(vaccine, rxa.text(3))
                : KeyKind.IMMUNIZATION.of(number, vaccine);
    }

    /** HL7 table 0322; a vaccine that is reported without a completion status was given. */
    private static void status(Segment rxa, Immunization immunization, Sender sender) {
        String status = HlTables.code("CompletionStatus", rxa.text(20)).orElse("completed");
        boolean none = rxa.text(5).equals("998");
        immunization.setStatus(none ? ImmunizationStatus.NOTDONE : ImmunizationStatus.fromCode(status));
        Cwe.concept(rxa.value(18), sender).ifPresent(immunization::setStatusReason);
        if (rxa.text(20).equals("PA")) {
            immunization.setIsSubpotent(true);
        }
    }

    private static void occurrence(Segment rxa, Immunization immunization, Sender sender) {
        Optional<DateTimeType> given = Ts.dateTime(rxa.value(3), sender);
        StringType unknown = new StringType("unknown");
        immunization.setOccurrence(given.isPresent() ? given.get() : unknown);
    }

    /** NIP001: 00 is a record of the clinic that gave it, the others say where the history came from. */
    private static void source(Value information, Immunization immunization, Sender sender) {
        String code = information.first(1);
        if (code.isEmpty()) {
            return;
        }
        immunization.setPrimarySource(code.equals("00"));
        if (!code.equals("00")) {
            Cwe.concept(information, sender).ifPresent(immunization::setReportOrigin);
        }
    }

    private static void product(Segment rxa, Immunization immunization, RegistrationDraft draft) {
        Sender sender = draft.sender();
        // 999 is the sender's way of writing an unknown amount.
        Quantities.number(rxa.text(6)).filter(q -> !rxa.text(6).equals("999")).ifPresent(q -> {
            SimpleQuantity dose = new SimpleQuantity();
            dose.setValue(q.getValue());
            immunization.setDoseQuantity(dose);
            Quantities.unit(dose, rxa.value(7), sender);
        });
        if (rxa.valued(15)) {
            immunization.setLotNumber(rxa.text(15));
        }
        Ts.date(rxa.value(16), sender).ifPresent(immunization::setExpirationDateElement);
        Value maker = rxa.value(17);
        Cwe.coding(maker, sender).ifPresent(c -> {
            Organization organization = new Organization().setName(Cwe.display(maker));
            Identifier identifier = organization.addIdentifier().setValue(c.getCode());
            if (c.hasSystem()) {
                identifier.setSystem(c.getSystem());
            }
            immunization.setManufacturer(draft.directory().organization(organization, maker.place()));
        });
    }

    private static void performers(Segment rxa, Order order, Immunization immunization, RegistrationDraft draft) {
        draft.directory()
                .practitioners(rxa.values(10), (v, r) -> performer(immunization, "AP", "Administering Provider")
                        .setActor(r));
        order.first("ORC").ifPresent(orc -> draft.directory()
                .practitioners(orc.values(12), (v, r) -> performer(immunization, "OP", "Ordering Provider")
                        .setActor(r)));
    }

    private static Immunization.ImmunizationPerformerComponent performer(
            Immunization immunization, String code, String display) {
        Immunization.ImmunizationPerformerComponent performer = immunization.addPerformer();
        performer.setFunction(new CodeableConcept().addCoding(new Coding(FUNCTION, code, display)));
        return performer;
    }

    private static void location(Segment rxa, Immunization immunization, RegistrationDraft draft) {
        Value la2 = rxa.valued(27) ? rxa.value(27) : rxa.value(11);
        draft.directory().location(la2).ifPresent(immunization::setLocation);
        Xad.address(rxa.value(28), draft.sender()).ifPresent(a -> {
            Location location = new Location().setAddress(a);
            String name = la2.has(4) ? la2.first(4) : "";
            if (!name.isEmpty()) {
                location.setName(name);
            }
            immunization.setLocation(draft.directory()
                    .location(location, KeyKind.ADDRESS.of(rxa.value(28).raw(), name), rxa.place(28)));
        });
    }
}
