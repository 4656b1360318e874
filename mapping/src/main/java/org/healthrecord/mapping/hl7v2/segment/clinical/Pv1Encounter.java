package org.healthrecord.mapping.hl7v2.segment.clinical;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.MessageDirectory;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterHospitalizationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterLocationStatus;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;

/** Segment PV1 to Encounter. The status comes from the event, not from here. */
public final class Pv1Encounter {
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";

    private Pv1Encounter() {}

    public static Encounter encounter(Segment pv1, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Encounter encounter = new Encounter();
        encounter.setSubject(draft.subject());
        identifiers(pv1, encounter, sender);
        class_(pv1.value(2), sender).ifPresent(encounter::setClass_);
        Cwe.ofTable(pv1.value(4), "0007", sender).ifPresent(encounter::addType);
        Cwe.ofTable(pv1.value(10), "0069", sender).ifPresent(encounter::setServiceType);
        participants(pv1, encounter, draft.directory());
        Cx.identifier(pv1.value(54), sender)
                .ifPresent(i -> encounter.addEpisodeOfCare(
                        new Reference().setType("EpisodeOfCare").setIdentifier(i)));
        if (pv1.valued(53)) {
            encounter.getEpisodeOfCareFirstRep().setDisplay(pv1.value(53).text());
        }
        Ts.period(pv1.value(44), pv1.value(45), sender).ifPresent(encounter::setPeriod);
        hospitalization(pv1, encounter, draft);
        locations(pv1, encounter, draft.directory());
        return encounter;
    }

    /** HL7 table 0004, N: the message is about the person, there is no visit. */
    public static boolean isVisit(Segment pv1) {
        return !pv1.text(2).equals("N");
    }

    private static void identifiers(Segment pv1, Encounter encounter, Sender sender) {
        number(pv1.value(19), sender)
                .ifPresent(i -> encounter.addIdentifier(i.hasType() ? i : i.setType(Cx.type("VN"))));
        pv1.values(50).forEach(v -> number(v, sender).ifPresent(encounter::addIdentifier));
    }

    /** A number to which no authority is named is one of the clinic's own visit numbers. */
    private static Optional<Identifier> number(Value cx, Sender sender) {
        return Cx.identifier(cx, sender).map(i -> i.hasSystem() ? i : i.setSystem(sender.own("visit-number")));
    }

    /** A class outside the guide's map keeps the sender's own code. */
    static Optional<Coding> class_(Value value, Sender sender) {
        Optional<Coding> known = HlTables.coding("PatientClass", value.first(1));
        return known.isPresent()
                ? known
                : Cwe.coding(value, sender)
                        .map(c -> c.hasSystem()
                                ? c
                                : c.setSystem(sender.systemOf(HlTables.v2Table("0004"), c.getCode())));
    }

    private static void participants(Segment pv1, Encounter encounter, MessageDirectory directory) {
        participants(pv1, 7, "ATND", "attender", encounter, directory);
        participants(pv1, 8, "REF", "referrer", encounter, directory);
        participants(pv1, 9, "CON", "consultant", encounter, directory);
        participants(pv1, 17, "ADM", "admitter", encounter, directory);
        participants(pv1, 52, "PART", "Participation", encounter, directory);
    }

    static void participants(
            Segment segment, int field, String code, String display, Encounter encounter, MessageDirectory directory) {
        directory.practitioners(segment.values(field), (value, reference) -> {
            EncounterParticipantComponent participant = encounter.addParticipant();
            participant.addType().addCoding(new Coding(PARTICIPATION, code, display));
            participant.setIndividual(reference);
        });
    }

    private static void hospitalization(Segment pv1, Encounter encounter, RegistrationDraft draft) {
        Sender sender = draft.sender();
        EncounterHospitalizationComponent stay = new EncounterHospitalizationComponent();
        Cx.identifier(pv1.value(5), sender).ifPresent(stay::setPreAdmissionIdentifier);
        Cwe.ofTable(pv1.value(13), "0092", sender).ifPresent(stay::setReAdmission);
        Cwe.ofTable(pv1.value(14), "0023", sender).ifPresent(stay::setAdmitSource);
        pv1.values(15).forEach(v -> Cwe.ofTable(v, "0009", sender).ifPresent(stay::addSpecialArrangement));
        pv1.values(16).forEach(v -> Cwe.ofTable(v, "0099", sender).ifPresent(stay::addSpecialCourtesy));
        Cwe.ofTable(pv1.value(36), "0112", sender).ifPresent(stay::setDischargeDisposition);
        Cwe.ofTable(pv1.value(38), "0114", sender).ifPresent(stay::addDietPreference);
        destination(pv1.value(37), draft).ifPresent(stay::setDestination);
        if (!stay.isEmpty()) {
            encounter.setHospitalization(stay);
        }
    }

    private static Optional<Reference> destination(Value dld, RegistrationDraft draft) {
        String name = Cwe.display(dld.at(1));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Location location = new Location().setName(name);
        if (!dld.first(1).equals(name) && dld.has(1)) {
            location.addIdentifier().setValue(dld.first(1));
        }
        return Optional.of(draft.directory().location(location, KeyKind.DESTINATION.of(name), dld.place()));
    }

    private static void locations(Segment pv1, Encounter encounter, MessageDirectory directory) {
        boolean planned = pv1.text(2).equals("P");
        location(
                pv1.value(3),
                planned ? EncounterLocationStatus.PLANNED : EncounterLocationStatus.ACTIVE,
                encounter,
                directory);
        directory.bed(pv1.value(3), pv1.value(40));
        location(pv1.value(6), EncounterLocationStatus.COMPLETED, encounter, directory);
        location(pv1.value(11), EncounterLocationStatus.ACTIVE, encounter, directory);
        location(pv1.value(42), EncounterLocationStatus.RESERVED, encounter, directory);
        location(pv1.value(43), EncounterLocationStatus.COMPLETED, encounter, directory);
    }

    static void location(Value pl, EncounterLocationStatus status, Encounter encounter, MessageDirectory directory) {
        directory.location(pl).ifPresent(r -> {
            EncounterLocationComponent location = encounter.addLocation();
            location.setLocation(r).setStatus(status);
        });
    }
}
