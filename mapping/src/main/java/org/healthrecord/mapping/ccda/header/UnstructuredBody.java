package org.healthrecord.mapping.ccda.header;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.DocumentReference;
import org.jspecify.annotations.Nullable;

/** nonXMLBody: what the document wraps (a PDF, an image, plain text) becomes a second content of its DocumentReference. */
final class UnstructuredBody {
    private UnstructuredBody() {}

    static void add(DocumentReference d, CdaDocument doc) {
        CdaNode text = doc.root().at("component", "nonXMLBody", "text");
        if (!text.exists()) {
            return;
        }
        Attachment a = new Attachment();
        String type = text.attr("mediaType");
        a.setContentType(type.isEmpty() ? "application/octet-stream" : type);
        String elsewhere = text.child("reference").attr("value");
        byte[] body = body(text);
        if (body != null && body.length > 0) {
            Binary binary = new Binary();
            binary.setContentType(a.getContentType());
            binary.setDataElement(new Bytes(body));
            binary.setSecurityContext(doc.patient());
            String local = "body|" + CdaDocument.localOf(doc.root().child("id"));
            EntryDraft kept = doc.drafts().addAs(local, binary, text);
            kept.whenSettled(key -> a.setUrl(key.urn()));
        } else if (!elsewhere.isEmpty()) {
            a.setTitle(elsewhere);
            doc.warn("body-elsewhere", text, "The body is in a file that did not come with the document");
        } else {
            doc.warn("empty-body", text, "The body cannot be decoded");
            return;
        }
        d.addContent().setAttachment(a);
    }

    private static byte @Nullable [] body(CdaNode text) {
        if (!text.is("representation", "B64")) {
            return text.rawText().strip().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getMimeDecoder().decode(text.rawText());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
