package org.healthrecord.mapping.hl7v2.envelope;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.port.SourceProfile;
import org.hl7.fhir.r4.model.MessageHeader;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * MSH, EVN, SFT, MSA and the clerical part of ORC and PID to MessageHeader and Provenance. The people and places in them
 * are contained, so that nothing here depends on what the message states.
 */
public final class Envelope {
    private Envelope() {}

    public static List<Resource> of(Message message, SourceProfile source) {
        Sender sender = new Sender(source, message);
        List<Resource> resources = new ArrayList<>();
        MessageHeader header = MshHeader.header(message, sender);
        header.setId(id(source, message, "header"));
        resources.add(header);
        Reference target = new Reference("urn:uuid:" + header.getId());
        resources.add(EvnProvenance.event(message, target, sender));
        message.first("PID")
                .flatMap(pid -> EvnProvenance.update(pid, message, target, sender))
                .ifPresent(resources::add);
        for (Segment orc : message.all("ORC")) {
            OrcProvenance.order(orc, message, target, sender).ifPresent(resources::add);
        }
        for (int i = 1; i < resources.size(); i++) {
            resources.get(i).setId(id(source, message, "provenance|" + i));
        }
        return resources;
    }

    private static String id(SourceProfile source, Message message, String what) {
        String name = source.id()
                + '\n'
                + message.controlId()
                + '\n'
                + message.header().raw(7)
                + '\n'
                + what;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
