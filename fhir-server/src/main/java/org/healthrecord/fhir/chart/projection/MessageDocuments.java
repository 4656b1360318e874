package org.healthrecord.fhir.chart.projection;

import java.util.Date;
import java.util.Optional;
import org.healthrecord.fhir.chart.port.MessageArchive.ArchivedMessage;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.chart.port.StandIn;
import org.healthrecord.fhir.chart.port.StandIns;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * A message as the DocumentReference that a Provenance leads to: which clinic sent it, when it arrived, in what form. Its
 * bytes, which may tell of other people too, are not in it: they are behind {@code $evidence}.
 */
public final class MessageDocuments implements StandIns {
    private final MessageArchive archive;
    private final SourceNames names;

    public MessageDocuments(MessageArchive archive, SourceNames names) {
        this.archive = archive;
        this.names = names;
    }

    static String reference(String messageId) {
        return "DocumentReference/" + StandIn.MESSAGE + messageId;
    }

    @Override
    public Optional<Resource> read(String type, String id) {
        return type.equals("DocumentReference") && id.startsWith(StandIn.MESSAGE)
                ? archive.find(id.substring(StandIn.MESSAGE.length())).map(m -> document(id, m))
                : Optional.empty();
    }

    private DocumentReference document(String id, ArchivedMessage message) {
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
