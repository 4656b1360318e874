package org.healthrecord.mapping.ccda.section;

import java.nio.charset.StandardCharsets;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.ccda.datatype.NarrativeText;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a section says in words alone (history of present illness, assessment, hospital course) is a note of its own: the
 * guide has no entry to hold it, and in the kept document it would not be found.
 */
final class SectionNote {
    private SectionNote() {}

    /** Whether the section says anything: one that holds no information, or no words, makes no note. */
    static boolean map(CdaNode section, CdaDocument doc) {
        String words = section.nullFlavor().isEmpty() ? NarrativeText.of(section.child("text")) : "";
        CodeableConcept type = doc.concept(section.child("code"));
        if (words.isEmpty() || type == null && section.child("title").text().isEmpty()) {
            return false;
        }
        DocumentReference d = new DocumentReference();
        d.setStatus(DocumentReferenceStatus.CURRENT);
        d.setType(type);
        d.addCategory(Categories.clinicalNote());
        d.setSubject(doc.patient());
        d.setDateElement(doc.times().instant(doc.root().child("effectiveTime")));
        String title = section.child("title").text();
        d.setDescription(title.isEmpty() ? null : title);
        authors(d, section, doc);
        d.addContent()
                .setAttachment(new Attachment()
                        .setContentType("text/plain;charset=utf-8")
                        .setData(words.getBytes(StandardCharsets.UTF_8)));
        doc.drafts().addAs(local(identity(doc.root()), section), d, section);
        withdrawReplaced(section, doc);
        return true;
    }

    /** The section's own authors, else those of the document. */
    private static void authors(DocumentReference d, CdaNode section, CdaDocument doc) {
        CdaNode author = section.child("author").exists() ? section : doc.root();
        for (CdaNode a : author.children("author")) {
            Reference who = doc.directory().who(a.child("assignedAuthor"));
            if (who != null && d.getAuthor().stream().noneMatch(known -> known.equalsDeep(who))) {
                d.addAuthor(who);
            }
        }
    }

    /** The note of the version that this document replaces, where the versions have no id in common. */
    private static void withdrawReplaced(CdaNode section, CdaDocument doc) {
        for (CdaNode related : doc.root().children("relatedDocument")) {
            CdaNode replaced = identity(related.child("parentDocument"));
            if (related.is("typeCode", "RPLC") && replaced.exists() && !same(replaced, identity(doc.root()))) {
                DocumentReference old = new DocumentReference();
                old.setStatus(DocumentReferenceStatus.SUPERSEDED);
                old.setSubject(doc.patient());
                old.addContent().setAttachment(new Attachment().setContentType("text/plain"));
                doc.drafts().withdraw(local(replaced, section), old, related);
            }
        }
    }

    private static boolean same(CdaNode one, CdaNode other) {
        return CdaDocument.localOf(one).equals(CdaDocument.localOf(other));
    }

    /** What all versions of a document have in common, where the sender says it. */
    private static CdaNode identity(CdaNode document) {
        return document.child("setId").isNull() ? document.child("id") : document.child("setId");
    }

    private static String local(CdaNode document, CdaNode section) {
        String code = section.child("code").attr("code");
        String what = code.isEmpty() ? section.child("title").text() : code;
        return KeyKind.SECTION.of(CdaDocument.localOf(document), what);
    }
}
