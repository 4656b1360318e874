package org.healthrecord.mapping.ccda.entry.problem;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.jspecify.annotations.Nullable;

/**
 * Health Concern Act (2.16.840.1.113883.10.20.22.4.132): what it is about is inside it. One that is negated and holds
 * nothing denies that there is any concern, and becomes a refuted Condition.
 */
public final class ConcernAct implements EntryMapper {
    private static final String VERIFICATION = "http://terminology.hl7.org/CodeSystem/condition-ver-status";

    @Override
    public @Nullable EntryDraft map(CdaNode act, EntryScope in) {
        CdaDocument doc = in.doc();
        if (!EntryScope.inside(act).isEmpty()) {
            return null;
        }
        CodeableConcept code = doc.concept(act.child("code"));
        if (!NoKnown.isNegated(act) || code == null) {
            doc.warn("unmapped-entry", act, "A concern that names nothing");
            return null;
        }
        Condition c = new Condition();
        c.setIdentifier(Identifiers.all(act));
        c.setSubject(doc.patient());
        c.setCode(code);
        c.addCategory(Categories.condition(SectionKind.HEALTH_CONCERNS, false));
        c.setVerificationStatus(new CodeableConcept()
                .addCoding(new Coding().setSystem(VERIFICATION).setCode("refuted")));
        c.setRecordedDateElement(Authorship.recorded(act, doc));
        if (!c.hasRecordedDate()) {
            c.setRecordedDateElement(doc.times().start(act.child("effectiveTime")));
        }
        c.setRecorder(Authorship.author(act, doc, Authorship.PEOPLE));
        String words = doc.narrative().text(act.child("text"));
        if (!words.isEmpty()) {
            c.addNote().setText(words);
        }
        return doc.drafts().add(c, act);
    }
}
