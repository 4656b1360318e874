package org.healthrecord.fhir.exit.evidence;

import java.util.Date;
import java.util.Optional;
import org.healthrecord.fhir.chart.port.MessageArchive.OpenMessage;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.chart.port.StandIn;
import org.healthrecord.fhir.chart.port.StandIns;
import org.healthrecord.fhir.chart.projection.ChartProvenance;
import org.healthrecord.fhir.chart.projection.SourceResources;
import org.healthrecord.fhir.exit.MessageExit;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A message as the DocumentReference that a Provenance leads to: which clinic sent it, when it arrived, in what form. Its
 * bytes, which may be about other people too, are not in it: they are behind {@code $evidence}.
 */
final class MessageDocuments implements StandIns {
    private final MessageExit exit;
    private final SourceNames names;

    MessageDocuments(MessageExit exit, SourceNames names) {
        this.exit = exit;
        this.names = names;
    }

    @Override
    public Optional<Resource> read(String type, String id) {
        return type.equals("DocumentReference") && id.startsWith(StandIn.MESSAGE)
                ? exit.received(id.substring(StandIn.MESSAGE.length())).map(m -> document(id, m))
                : Optional.empty();
    }

    private DocumentReference document(String id, OpenMessage message) {
        DocumentReference document = new DocumentReference();
        document.setId(id);
        document.addIdentifier(
                new Identifier().setSystem(ChartProvenance.MESSAGE_SYSTEM).setValue(message.id()));
        document.setStatus(DocumentReferenceStatus.CURRENT);
        document.setDate(Date.from(message.received()));
        document.addAuthor(new Reference("Organization/" + SourceResources.id(message.source()))
                .setDisplay(names.nameOf(message.source())));
        document.addContent()
                .getAttachment()
                .setContentType(message.contentType())
                .setSize(message.bytes().length);
        return document;
    }
}
