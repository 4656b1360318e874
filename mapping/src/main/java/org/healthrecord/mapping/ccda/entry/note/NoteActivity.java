package org.healthrecord.mapping.ccda.entry.note;

import java.nio.charset.StandardCharsets;
import org.healthrecord.mapping.ccda.datatype.EmbeddedFile;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.entry.encounter.EncounterActivity;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Note Activity (2.16.840.1.113883.10.20.22.4.202) to DocumentReference: a clinician's note with its text. */
public final class NoteActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode note, EntryScope in) {
        CdaDocument doc = in.doc();
        Attachment content = content(note, doc);
        if (content == null) {
            doc.note("empty-entry", note, "A note without text");
            return null;
        }
        DocumentReference d = new DocumentReference();
        d.setIdentifier(Identifiers.all(note));
        d.setSubject(doc.patient());
        d.setStatus(
                note.child("statusCode").is("code", "nullified")
                        ? DocumentReferenceStatus.ENTEREDINERROR
                        : DocumentReferenceStatus.CURRENT);
        d.setType(doc.concept(note.child("code")));
        d.addCategory(Categories.clinicalNote());
        DateTimeType written = Authorship.recorded(note, doc);
        if (written != null && written.getValueAsString().length() > 10) {
            d.setDateElement(new InstantType(written.getValueAsString()));
        }
        Reference who = Authorship.author(note, doc, Authorship.ALL);
        if (who != null) {
            d.addAuthor(who);
        }
        d.addContent().setAttachment(content);
        Period period = EncounterActivity.period(note.child("effectiveTime"), doc);
        if (period != null) {
            d.getContext().setPeriod(period);
        }
        return doc.drafts().add(d, note);
    }

    private static @Nullable Attachment content(CdaNode note, CdaDocument doc) {
        CdaNode text = note.child("text");
        if (EmbeddedFile.isFile(text)) {
            return MediaObservation.attachment(text, doc);
        }
        String words = doc.narrative().text(text);
        if (words.isEmpty()) {
            return null;
        }
        return new Attachment()
                .setContentType("text/plain;charset=utf-8")
                .setData(words.getBytes(StandardCharsets.UTF_8));
    }
}
