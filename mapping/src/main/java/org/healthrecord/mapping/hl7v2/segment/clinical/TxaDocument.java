package org.healthrecord.mapping.hl7v2.segment.clinical;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/** Segment TXA to DocumentReference. */
public final class TxaDocument {
    private TxaDocument() {}

    public static DocumentReference document(Segment txa, RegistrationDraft draft) {
        Sender sender = draft.sender();
        DocumentReference document = new DocumentReference();
        document.setSubject(draft.subject());
        document.setStatus(
                txa.text(19).equals("OB") ? DocumentReferenceStatus.SUPERSEDED : DocumentReferenceStatus.CURRENT);
        Ei.identifier(txa.value(12), sender).ifPresent(document::setMasterIdentifier);
        if (txa.valued(16)) {
            document.addIdentifier().setValue(txa.text(16));
        }
        HlTables.code("DocumentStatus", txa.text(17))
                .ifPresent(s -> document.setDocStatus(ReferredDocumentStatus.fromCode(s)));
        Cwe.concept(txa.value(2), sender).ifPresent(document::setType);
        Ts.instant(txa.value(6), sender)
                .or(() -> Ts.instant(txa.value(4), sender))
                .ifPresent(document::setDateElement);
        draft.directory().practitioners(txa.values(9), (v, r) -> document.addAuthor(r));
        draft.directory().practitioners(txa.values(10), (v, r) -> document.setAuthenticator(r));
        if (txa.valued(25)) {
            document.setDescription(txa.value(25).text());
        }
        Cwe.ofTable(txa.value(18), "0272", sender).ifPresent(document::addSecurityLabel);
        context(txa, document, draft);
        Ei.identifier(txa.value(13), sender).ifPresent(parent -> document.addRelatesTo()
                .setCode(relation(draft.message().event()))
                .setTarget(new Reference().setType("DocumentReference").setIdentifier(parent)));
        return document;
    }

    /** The document's own number (TXA-12), else its type with the time it originated. */
    public static String key(Segment txa) {
        return txa.valued(12)
                ? KeyKind.DOCUMENT.of(Ei.key(txa.value(12)))
                : KeyKind.DOCUMENT.of(FactCode.of(txa.value(2)), (txa.valued(6) ? txa.text(6) : txa.text(4)));
    }

    /** The document that a replacement (T09, T10) takes the place of. */
    public static Optional<String> replaced(Segment txa, String event) {
        boolean replaces = event.equals("T09") || event.equals("T10");
        return replaces && txa.valued(13) ? Optional.of(KeyKind.DOCUMENT.of(Ei.key(txa.value(13)))) : Optional.empty();
    }

    /** T05 and T06 add to the parent document; the others replace it. */
    private static DocumentRelationshipType relation(String event) {
        return event.equals("T05") || event.equals("T06")
                ? DocumentRelationshipType.APPENDS
                : DocumentRelationshipType.REPLACES;
    }

    /** TXA-3 (HL7 table 0191): in which form the content is presented. */
    public static void format(Segment txa, DocumentReference document, Sender sender) {
        Cwe.ofTable(txa.value(3), "0191", sender)
                .map(CodeableConcept::getCodingFirstRep)
                .ifPresent(c -> document.getContent().forEach(part -> part.setFormat(c.copy())));
    }

    private static void context(Segment txa, DocumentReference document, RegistrationDraft draft) {
        DocumentReferenceContextComponent context = new DocumentReferenceContextComponent();
        draft.encounter().ifPresent(context::addEncounter);
        Ts.dateTime(txa.value(4), draft.sender())
                .ifPresent(t -> context.getPeriod().setStartElement(t));
        if (!context.isEmpty()) {
            document.setContext(context);
        }
    }
}
