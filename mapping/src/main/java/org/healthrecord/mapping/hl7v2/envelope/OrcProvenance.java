package org.healthrecord.mapping.hl7v2.envelope;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xcn;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.datatype.Xtn;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceAgentComponent;
import org.hl7.fhir.r4.model.Reference;

/** Segment ORC to Provenance: who entered, verified, asked for and acted on the order. */
final class OrcProvenance {
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    private OrcProvenance() {}

    static Optional<Provenance> order(Segment orc, Message message, Reference target, Sender sender) {
        Provenance provenance = new Provenance();
        agents(orc, 10, "enterer", provenance, sender);
        agents(orc, 11, "verifier", provenance, sender);
        agents(orc, 12, "author", provenance, sender);
        agents(orc, 19, "performer", provenance, sender);
        device(orc.value(18), provenance, sender);
        organization(orc.value(17), sender).ifPresent(o -> {
            ProvenanceAgentComponent first = provenance.getAgentFirstRep();
            if (!first.hasWho()) {
                first.setWho(new Reference(o));
            } else {
                first.setOnBehalfOf(new Reference(o));
            }
        });
        if (!provenance.hasAgent() && !orc.valued(1)) {
            return Optional.empty();
        }
        if (!provenance.hasAgent()) {
            EvnProvenance.author(message.header(), provenance, sender);
        }
        location(orc, provenance, sender);
        activity(orc.value(1), provenance, sender);
        provenance.addTarget(target.copy());
        boolean dated = orc.valued(9);
        provenance.setRecordedElement(
                EvnProvenance.recorded(dated ? orc.value(9) : message.header().value(7), sender));
        Ts.dateTime(orc.value(9), sender).ifPresent(provenance::setOccurred);
        return Optional.of(provenance);
    }

    private static void agents(Segment orc, int field, String type, Provenance provenance, Sender sender) {
        for (Value value : orc.values(field)) {
            Optional<Practitioner> person = Xcn.practitioner(value, sender);
            if (field == 12) {
                person.ifPresent(p -> Xad.address(orc.value(24), sender).ifPresent(p::addAddress));
            }
            person.ifPresent(p -> provenance
                    .addAgent()
                    .setType(new CodeableConcept().addCoding(new Coding(PARTICIPANT, type, null)))
                    .setWho(new Reference(p)));
        }
    }

    private static void device(Value entering, Provenance provenance, Sender sender) {
        Cwe.concept(entering, sender).ifPresent(c -> {
            Device device = new Device();
            device.setType(c);
            provenance.addAgent().setWho(new Reference(device));
        });
    }

    private static Optional<Organization> organization(Value cwe, Sender sender) {
        return Cwe.concept(cwe, sender).map(c -> {
            Organization organization = new Organization().setName(Cwe.display(cwe));
            return organization.addType(c);
        });
    }

    private static void location(Segment orc, Provenance provenance, Sender sender) {
        Location location = new Location();
        Xon.organization(orc.value(21), sender).ifPresent(o -> {
            location.setName(o.getName());
            o.getIdentifier().forEach(location::addIdentifier);
        });
        Xad.address(orc.value(22), sender).ifPresent(location::setAddress);
        orc.values(23).forEach(v -> Xtn.contacts(v, sender).forEach(location::addTelecom));
        if (!location.isEmpty()) {
            provenance.setLocation(new Reference(location));
        }
    }

    private static void activity(Value control, Provenance provenance, Sender sender) {
        Cwe.ofTable(control, "0119", sender).ifPresent(provenance::setActivity);
    }
}
