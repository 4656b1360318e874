package org.healthrecord.mapping.hl7v2.message;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.RequiredElements;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Notes;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.clinical.TxaDocument;
import org.healthrecord.mapping.hl7v2.segment.result.ObxAttachment;
import org.healthrecord.mapping.hl7v2.segment.result.ObxGroup;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContentComponent;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** TXA with its OBX: a document. Lines of text make one attachment; encapsulated data makes one each. */
final class Documents {
    private static final Set<String> WITHDRAWN = Set.of("CA", "UN");

    private static final String NAME = "urn:hl7-org:v2:OBX-3";

    private Documents() {}

    static void state(Order order, RegistrationDraft draft) {
        Segment txa = order.first("TXA").orElseThrow();
        DocumentReference document = TxaDocument.document(txa, draft);
        content(order, document, draft);
        if (order.has("OBR")) {
            AssertionKey request = request(order, draft);
            if (request != null) {
                document.getContext().addRelated(new Reference(request.urn()));
            }
        }
        if (!document.hasContent()) {
            document.addContent().getAttachment().addExtension(RequiredElements.unknown());
        }
        TxaDocument.format(txa, document, draft.sender());
        replace(txa, draft);
        AssertionKey key = draft.key("DocumentReference", TxaDocument.key(txa));
        boolean cancelled = draft.message().event().equals("T11") || WITHDRAWN.contains(txa.text(19));
        if (cancelled) {
            document.setStatus(DocumentReferenceStatus.ENTEREDINERROR);
            draft.withdraw(key, draft.precedence(Rank.WITHDRAWN), document, txa.place());
        } else {
            Mode mode = order.has("OBX") ? Mode.SNAPSHOT : Mode.PATCH;
            draft.state(key, mode, draft.precedence(Rank.STATED), document, txa.place());
        }
    }

    /** In an MDM the OBX are the document; elsewhere they are results as well. */
    private static @Nullable AssertionKey request(Order order, RegistrationDraft draft) {
        if (!draft.message().code().equals("MDM")) {
            return Reports.state(order, draft);
        }
        Optional<Requests.Request> request = Requests.request(order, false, draft);
        request.ifPresent(r -> Requests.state(r, order.first("OBR").orElseThrow(), draft));
        return request.map(Requests.Request::key).orElse(null);
    }

    /** A replaced document leaves the chart; its replacement is there. */
    private static void replace(Segment txa, RegistrationDraft draft) {
        TxaDocument.replaced(txa, draft.message().event())
                .filter(local -> !local.equals(TxaDocument.key(txa)))
                .ifPresent(local -> {
                    DocumentReference old = new DocumentReference();
                    old.setStatus(DocumentReferenceStatus.SUPERSEDED).setSubject(draft.subject());
                    old.addContent().getAttachment().addExtension(RequiredElements.unknown());
                    draft.withdraw(
                            draft.key("DocumentReference", local),
                            draft.precedence(Rank.WITHDRAWN),
                            old,
                            txa.place(13));
                });
    }

    private static void content(Order order, DocumentReference document, RegistrationDraft draft) {
        StringBuilder text = new StringBuilder();
        DocumentReferenceContentComponent lines = new DocumentReferenceContentComponent();
        boolean isDocument = draft.message().code().equals("MDM");
        Segment txa = order.first("TXA").orElseThrow();
        for (ObxGroup group : ObxGroup.of(isDocument ? order.segments() : order.behind(txa, "OBX"))) {
            List<Attachment> files = ObxAttachment.isAttachment(group.first())
                    ? ObxAttachment.attachments(group, draft.sender())
                    : List.of();
            for (Attachment file : files) {
                named(document.addContent().setAttachment(file), group, draft);
            }
            String read = files.isEmpty() ? group.text() : "";
            if (!read.isEmpty() && !ObxAttachment.isAttachment(group.first())) {
                named(lines, group, draft);
                text.append(text.length() == 0 ? "" : "\n").append(read);
            }
        }
        if (text.length() > 0) {
            String title = order.first("OBX").map(o -> o.value(3).part(2)).orElse("");
            Attachment attachment = ObxAttachment.text(text.toString());
            document.addContent(lines.setAttachment(title.isEmpty() ? attachment : attachment.setTitle(title)));
        }
        for (Segment nte : isDocument ? order.all("NTE") : order.behind(txa, "NTE")) {
            text(nte, document, draft);
        }
    }

    /** OBX-3 of each part of a document: what the sender calls it. */
    private static void named(DocumentReferenceContentComponent content, ObxGroup group, RegistrationDraft draft) {
        Cwe.concept(group.first().value(3), draft.sender())
                .filter(c -> content.getExtensionsByUrl(NAME).stream()
                        .noneMatch(e -> e.getValue().equalsDeep(c)))
                .ifPresent(c -> content.addExtension(NAME, c));
    }

    private static void text(Segment nte, DocumentReference document, RegistrationDraft draft) {
        Notes.notes(nte, draft).forEach(n -> {
            Attachment attachment = ObxAttachment.text(n.getText());
            attachment.setCreationElement(n.getTimeElement().isEmpty() ? null : n.getTimeElement());
            document.addContent().setAttachment(attachment);
        });
    }
}
