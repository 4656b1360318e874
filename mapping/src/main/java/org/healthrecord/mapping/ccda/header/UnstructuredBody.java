package org.healthrecord.mapping.ccda.header;

import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.ccda.datatype.EmbeddedFile;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;

/** nonXMLBody: what the document wraps (a PDF, an image, plain text) becomes a second content of its DocumentReference. */
final class UnstructuredBody {
    private UnstructuredBody() {}

    static void add(DocumentReference d, CdaDocument doc) {
        CdaNode text = doc.root().at("component", "nonXMLBody", "text");
        if (!text.exists()) {
            return;
        }
        Attachment a = new Attachment();
        String elsewhere = text.child("reference").attr("value");
        EmbeddedFile body = EmbeddedFile.of(text);
        if (body != null) {
            a.setContentType(body.contentType());
            Binary binary = new Binary();
            binary.setContentType(a.getContentType());
            binary.setDataElement(new Bytes(body.bytes()));
            binary.setSecurityContext(doc.patient());
            String local = KeyKind.BODY.of(CdaDocument.localOf(doc.root().child("id")));
            EntryDraft kept = doc.drafts().addAs(local, binary, text);
            kept.whenSettled(key -> a.setUrl(key.urn()));
        } else if (!elsewhere.isEmpty()) {
            a.setContentType(text.attr("mediaType").isEmpty() ? "application/octet-stream" : text.attr("mediaType"));
            a.setTitle(elsewhere);
            doc.warn("body-elsewhere", text, "The body is in a file that did not come with the document");
        } else {
            doc.warn("empty-body", text, "The body cannot be decoded");
            return;
        }
        d.addContent().setAttachment(a);
    }
}
