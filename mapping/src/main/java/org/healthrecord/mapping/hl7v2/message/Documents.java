package org.healthrecord.mapping.hl7v2.message;

import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.RequiredElements;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Notes;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.clinical.TxaDocument;
import org.healthrecord.mapping.hl7v2.segment.result.ObxAttachment;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** TXA with its OBX: a document. Lines of text make one attachment; encapsulated data makes one each. */
final class Documents {
    private static final Set<String> WITHDRAWN = Set.of("CA", "UN");

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
            draft.withdraw(key, draft.precedence(9), document, txa.place());
        } else {
            Mode mode = order.has("OBX") ? Mode.SNAPSHOT : Mode.PATCH;
            draft.state(key, mode, draft.precedence(0), document, txa.place());
        }
    }

    /** In an MDM the OBX are the document; elsewhere they are results as well. */
    private static @Nullable AssertionKey request(Order order, RegistrationDraft draft) {
        return draft.message().code().equals("MDM") ? Requests.state(order, draft) : Results.state(order, draft);
    }

    /** A replaced document leaves the chart; its replacement stands there. */
    private static void replace(Segment txa, RegistrationDraft draft) {
        TxaDocument.replaced(txa, draft.message().event())
                .filter(local -> !local.equals(TxaDocument.key(txa)))
                .ifPresent(local -> {
                    DocumentReference old = new DocumentReference();
                    old.setStatus(DocumentReferenceStatus.SUPERSEDED).setSubject(draft.subject());
                    old.addContent().getAttachment().addExtension(RequiredElements.unknown());
                    draft.withdraw(draft.key("DocumentReference", local), draft.precedence(9), old, txa.place(13));
                });
    }

    private static void content(Order order, DocumentReference document, RegistrationDraft draft) {
        StringBuilder text = new StringBuilder();
        String title = "";
        boolean isDocument = draft.message().code().equals("MDM");
        Segment txa = order.first("TXA").orElseThrow();
        for (Segment obx : isDocument ? order.all("OBX") : order.behind(txa, "OBX")) {
            title = title.isEmpty() ? obx.value(3).part(2) : title;
            if (ObxAttachment.isAttachment(obx)) {
                ObxAttachment.attachment(obx, draft.sender())
                        .ifPresent(a -> document.addContent().setAttachment(a));
            } else if (obx.valued(5)) {
                text.append(text.length() == 0 ? "" : "\n")
                        .append(obx.whole(5).text().replace("~", "\n"));
            }
        }
        if (text.length() > 0) {
            Attachment attachment = ObxAttachment.text(text.toString());
            document.addContent().setAttachment(title.isEmpty() ? attachment : attachment.setTitle(title));
        }
        for (Segment nte : isDocument ? order.all("NTE") : order.behind(txa, "NTE")) {
            text(nte, document, draft);
        }
    }

    private static void text(Segment nte, DocumentReference document, RegistrationDraft draft) {
        Notes.note(nte, draft).ifPresent(n -> {
            Attachment attachment = ObxAttachment.text(n.getText());
            attachment.setCreationElement(n.getTimeElement().isEmpty() ? null : n.getTimeElement());
            document.addContent().setAttachment(attachment);
        });
    }
}
