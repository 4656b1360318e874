package org.healthrecord.mapping.hl7v2.envelope;

import java.util.Optional;
import org.healthrecord.mapping.assertion.RequiredElements;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xcn;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;

/** Segments MSH, EVN and SFT, and PID-33 and 34, to Provenance. */
final class EvnProvenance {
    private static final String EVENT_RECORDED = "urn:hl7-org:v2:EVN-2";

    private EvnProvenance() {}

    static Provenance event(Message message, Reference target, Sender sender) {
        Segment msh = message.header();
        Provenance provenance = new Provenance().addTarget(target.copy());
        provenance.setRecordedElement(recorded(msh.value(7), sender));
        Ts.dateTime(msh.value(7), sender).ifPresent(provenance::setOccurred);
        Value type = msh.value(9);
        provenance.getActivity().setText(type.part(1) + '^' + message.event());
        author(msh, provenance, sender);
        if (!message.controlId().isEmpty()) {
            provenance
                    .addEntity()
                    .setRole(ProvenanceEntityRole.SOURCE)
                    .setWhat(new Reference().setIdentifier(new Identifier().setValue(message.controlId())));
        }
        message.first("EVN").ifPresent(evn -> event(evn, provenance, sender));
        message.all("SFT").forEach(sft -> software(sft, provenance, sender));
        return provenance;
    }

    /** PID-33: when the clinic last changed the person's data, PID-34: where. */
    static Optional<Provenance> update(Segment pid, Message message, Reference target, Sender sender) {
        if (!pid.valued(33) && !pid.valued(34)) {
            return Optional.empty();
        }
        Provenance provenance = new Provenance().addTarget(target.copy());
        provenance.setRecordedElement(recorded(pid.value(33), sender));
        Ts.dateTime(pid.value(33), sender).ifPresent(provenance::setOccurred);
        Optional<Organization> facility = Xon.facility(pid.value(34));
        facility.ifPresent(f -> provenance.addAgent().setWho(new Reference(f)));
        if (facility.isEmpty()) {
            author(message.header(), provenance, sender);
        }
        return Optional.of(provenance);
    }

    static InstantType recorded(Value time, Sender sender) {
        return Ts.instant(time, sender).orElseGet(() -> {
            InstantType unknown = new InstantType();
            unknown.addExtension(RequiredElements.unknown());
            return unknown;
        });
    }

    static void author(Segment msh, Provenance provenance, Sender sender) {
        Organization organization = Xon.organization(msh.value(22), sender)
                .or(() -> Xon.facility(msh.value(4)))
                .or(() -> Xon.facility(msh.value(3)))
                .orElseGet(() -> new Organization().setName(sender.profile().name()));
        provenance.addAgent().setWho(new Reference(organization));
    }

    private static void event(Segment evn, Provenance provenance, Sender sender) {
        Ts.dateTime(evn.value(6), sender)
                .or(() -> Ts.dateTime(evn.value(2), sender))
                .ifPresent(provenance::setOccurred);
        Ts.dateTime(evn.value(2), sender).ifPresent(t -> provenance.addExtension(EVENT_RECORDED, t));
        Cwe.concept(evn.value(4), "EventReason", sender).ifPresent(provenance::addReason);
        evn.values(5).forEach(v -> Xcn.practitioner(v, sender)
                .ifPresent(p -> provenance.addAgent().setWho(new Reference(p))));
        Xon.facility(evn.value(7)).ifPresent(f -> {
            Location location = new Location().setName(f.getName());
            f.getIdentifier().forEach(location::addIdentifier);
            provenance.setLocation(new Reference(location));
        });
    }

    private static void software(Segment sft, Provenance provenance, Sender sender) {
        Device device = new Device();
        Xon.organization(sft.value(1), sender).ifPresent(o -> device.setManufacturer(o.getName()));
        if (sft.valued(2)) {
            device.addVersion().setValue(sft.text(2));
        }
        if (sft.valued(3)) {
            device.addDeviceName().setName(sft.text(3)).setType(Device.DeviceNameType.MANUFACTURERNAME);
        }
        if (sft.valued(4)) {
            device.setModelNumber(sft.text(4));
        }
        if (sft.valued(5)) {
            device.addNote().setText(sft.value(5).text());
        }
        Ts.dateTime(sft.value(6), sender)
                .ifPresent(t -> device.getVersionFirstRep().addExtension("urn:hl7-org:v2:SFT-6", t));
        provenance.addAgent().setType(new CodeableConcept().setText("software")).setWho(new Reference(device));
    }
}
