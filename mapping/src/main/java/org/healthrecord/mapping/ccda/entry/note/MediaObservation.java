package org.healthrecord.mapping.ccda.entry.note;

import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.ccda.datatype.EmbeddedFile;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Observation;
import org.jspecify.annotations.Nullable;

/** observationMedia, and values of observations that are files, to DocumentReference; an observation is derived from it. */
public final class MediaObservation implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode media, EntryScope in) {
        EntryDraft file = file(media, media.child("value"), 1, in.doc());
        if (file != null) {
            ((DocumentReference) file.resource()).setIdentifier(Identifiers.all(media));
        }
        if (file != null && in.parent() != null && in.parent().resource() instanceof Observation o) {
            o.addDerivedFrom(file.reference());
        }
        return file;
    }

    /** The files among the values of an observation. */
    public static void values(Observation o, CdaNode obs, CdaDocument doc) {
        int number = 0;
        for (CdaNode value : obs.children("value")) {
            number++;
            EntryDraft file = EmbeddedFile.isFile(value) ? file(obs, value, number, doc) : null;
            if (file != null) {
                ((DocumentReference) file.resource()).setType(o.getCode().copy());
                o.addDerivedFrom(file.reference());
            }
        }
    }

    /** The file goes by the id of the statement that holds it, else by its place in the document. */
    private static @Nullable EntryDraft file(CdaNode statement, CdaNode ed, int number, CdaDocument doc) {
        Attachment content = attachment(ed, doc);
        if (content == null) {
            return null;
        }
        DocumentReference d = new DocumentReference();
        d.setStatus(DocumentReferenceStatus.CURRENT);
        d.setSubject(doc.patient());
        d.setDateElement(doc.times().instant(doc.root().child("effectiveTime")));
        d.addContent().setAttachment(content);
        CdaNode id = statement.child("id");
        String owner = id.isNull()
                ? CdaDocument.localOf(doc.root().child("id")) + '|' + statement.xpath()
                : CdaDocument.localOf(id);
        return doc.drafts().addAs(KeyKind.FILE.of(owner, number), d, ed);
    }

    /** Null, and an issue, where the file did not come with the document or cannot be decoded. */
    static @Nullable Attachment attachment(CdaNode ed, CdaDocument doc) {
        EmbeddedFile file = EmbeddedFile.of(ed);
        if (file != null) {
            return new Attachment().setContentType(file.contentType()).setData(file.bytes());
        }
        boolean elsewhere = ed.rawText().isBlank();
        doc.warn(
                elsewhere ? "file-elsewhere" : "unreadable-file",
                ed,
                elsewhere ? "A file that did not come with the document" : "A file that cannot be decoded");
        return null;
    }
}
