package org.healthrecord.mapping.ccda.entry.plan;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.ObservationValue;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Goal;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatus;
import org.hl7.fhir.r4.model.Goal.GoalLifecycleStatusEnumFactory;
import org.hl7.fhir.r4.model.Goal.GoalTargetComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Goal Observation (mood GOL) to Goal. */
public final class GoalObservation implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        Type value = ObservationValue.of(entry.child("value"), doc);
        CodeableConcept code = doc.concept(entry.child("code"));
        CodeableConcept what = description(code, value, doc.narrative().text(entry.child("text")));
        if (what == null) {
            doc.note("empty-entry", entry, "A goal that names nothing");
            return null;
        }
        Goal g = new Goal();
        g.setIdentifier(Identifiers.all(entry));
        g.setSubject(doc.patient());
        g.setDescription(what);
        status(g, entry);
        times(g, entry, code, value, doc);
        g.setExpressedBy(Authorship.author(entry, doc, Authorship.PEOPLE));
        g.setNote(Comments.of(entry, in));
        return doc.drafts().add(g, entry);
    }

    private static @Nullable CodeableConcept description(
            @Nullable CodeableConcept code, @Nullable Type value, String words) {
        if (code != null) {
            return code;
        }
        if (value instanceof StringType s) {
            return new CodeableConcept().setText(s.getValue());
        }
        return words.isEmpty() ? null : new CodeableConcept().setText(words);
    }

    private static void times(
            Goal g, CdaNode entry, @Nullable CodeableConcept code, @Nullable Type value, CdaDocument doc) {
        CdaNode time = entry.child("effectiveTime");
        DateType start = doc.times().date(time.child("low"));
        start = start == null ? doc.times().date(time) : start;
        if (start != null) {
            g.setStart(start);
        }
        DateType due = doc.times().date(time.child("high"));
        GoalTargetComponent target = new GoalTargetComponent();
        if (due != null) {
            target.setDue(due);
        }
        if (value != null) {
            target.setDetail(value);
            target.setMeasure(code == null ? null : code.copy());
        }
        if (!target.isEmpty()) {
            g.addTarget(target);
        }
    }

    private static void status(Goal g, CdaNode entry) {
        switch (entry.child("statusCode").attr("code")) {
            case "active" -> g.setLifecycleStatus(GoalLifecycleStatus.ACTIVE);
            case "completed" -> g.setLifecycleStatus(GoalLifecycleStatus.COMPLETED);
            case "aborted" -> g.setLifecycleStatus(GoalLifecycleStatus.REJECTED);
            case "cancelled" -> g.setLifecycleStatus(GoalLifecycleStatus.CANCELLED);
            case "suspended", "held" -> g.setLifecycleStatus(GoalLifecycleStatus.ONHOLD);
            case "new" -> g.setLifecycleStatus(GoalLifecycleStatus.PROPOSED);
            case "nullified" -> g.setLifecycleStatus(GoalLifecycleStatus.ENTEREDINERROR);
            default -> g.setLifecycleStatusElement(
                    Absent.mark(new Enumeration<>(new GoalLifecycleStatusEnumFactory()), ""));
        }
    }
}
