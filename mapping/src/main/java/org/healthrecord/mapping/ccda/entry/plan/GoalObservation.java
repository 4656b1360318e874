package org.healthrecord.mapping.ccda.entry.plan;

import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.ObservationValue;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
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
    private static final Set<String> QUESTIONS = Set.of("58144-7", "87528-5", "61146-7", "81378-7");

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        Type value = ObservationValue.of(entry.child("value"), doc);
        CodeableConcept code = doc.concept(entry.child("code"));
        CodeableConcept what = description(code, value, doc.narrative().text(entry.child("text")));
        if (what == null || Absence.isUncoded(what)) {
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

    /** What the patient or clinician said; the code of such a goal names only the kind of question it answers. */
    private static @Nullable CodeableConcept description(
            @Nullable CodeableConcept code, @Nullable Type value, String words) {
        if (value instanceof StringType s) {
            return new CodeableConcept().setText(s.getValue());
        }
        boolean question = code == null || code.getCoding().stream().anyMatch(GoalObservation::isQuestion);
        if (question && value instanceof CodeableConcept c) {
            return c.copy();
        }
        if (code == null || question && !words.isEmpty()) {
            return words.isEmpty() ? null : new CodeableConcept().setText(words);
        }
        return code.hasText() || words.isEmpty() ? code : code.copy().setText(words);
    }

    /** Codes of LOINC that ask for a goal without saying which. */
    private static boolean isQuestion(Coding code) {
        return Systems.LOINC.equals(code.getSystem()) && QUESTIONS.contains(code.getCode());
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
