package org.healthrecord.mapping.ccda.entry.note;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.ObservationValue;
import org.healthrecord.mapping.ccda.entry.StatusObservations;
import org.healthrecord.mapping.ccda.entry.product.Products;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Annotation;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Type;

/** Comment Activity (2.16.840.1.113883.10.20.22.4.64): a remark on an entry. */
public final class Comments {
    private Comments() {}

    public static List<Annotation> of(CdaNode entry, EntryScope in) {
        List<Annotation> notes = new ArrayList<>(1);
        take(notes, entry, in.doc());
        sources(notes, entry, in.doc());
        CdaNode around = entry.parent().parent();
        if (around.name().equals("act")) {
            take(notes, around, in.doc());
        }
        return notes;
    }

    /** Those not taken yet: a remark on a concern goes to the first of what it is about. */
    private static void take(List<Annotation> notes, CdaNode entry, CdaDocument doc) {
        for (CdaNode inner : EntryScope.inside(entry)) {
            if (CommentActivity.is(inner) && !doc.isUsed(inner)) {
                doc.use(inner);
                add(notes, inner, doc);
            }
        }
    }

    /** Who a statement is known from, where that is only stated in words. */
    private static void sources(List<Annotation> notes, CdaNode entry, CdaDocument doc) {
        for (CdaNode inner : EntryScope.inside(entry)) {
            Type who = StatusObservations.isSource(inner) ? ObservationValue.of(inner.child("value"), doc) : null;
            CodeableConcept what = doc.concept(inner.child("code"));
            if (who != null && what != null && !doc.isUsed(inner)) {
                doc.use(inner);
                notes.add(new Annotation().setText(Products.words(what) + ": " + ObservationValue.words(who)));
            }
        }
    }

    private static void add(List<Annotation> notes, CdaNode comment, CdaDocument doc) {
        String text = doc.narrative().text(comment.child("text"));
        if (text.isEmpty()) {
            return;
        }
        Annotation note = new Annotation().setText(text);
        note.setTimeElement(doc.times().dateTime(comment.at("author", "time")));
        note.setAuthor(Authorship.author(comment, doc, Authorship.DOERS));
        notes.add(note);
    }
}
