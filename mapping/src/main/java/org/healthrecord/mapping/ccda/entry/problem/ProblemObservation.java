package org.healthrecord.mapping.ccda.entry.problem;

import org.healthrecord.mapping.ccda.datatype.Concepts;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.OwnWords;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.observation.ObservationEntry;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Problem Observation to Condition (table CF Problem-Condition). One condition per observation, not per concern. */
public final class ProblemObservation implements EntryMapper {
    private static final EntryMapper AS_STATED = new ObservationEntry();

    @Override
    public @Nullable EntryDraft map(CdaNode obs, EntryScope in) {
        CdaDocument doc = in.doc();
        CodeableConcept code = code(obs, doc);
        if (deniesTheKind(obs, code)) {
            return AS_STATED.map(obs, in);
        }
        if (code == null || Absence.isUncoded(code)) {
            doc.note("empty-entry", obs, "A problem that names nothing");
            return null;
        }
        Condition c = new Condition();
        c.setIdentifier(Identifiers.all(obs));
        c.setSubject(doc.patient());
        c.setCode(withInterpretation(code, obs));
        categories(c, obs, in);
        ProblemStatus.set(c, obs, in);
        times(c, obs, in);
        severity(c, obs, in);
        for (CdaNode site : obs.children("targetSiteCode")) {
            CodeableConcept where = doc.concept(site);
            if (where != null) {
                c.addBodySite(where);
            }
        }
        DateTimeType recorded = Authorship.recorded(obs, doc);
        c.setRecordedDateElement(recorded == null ? c.getRecordedDateElement() : recorded);
        c.setRecorder(Authorship.author(obs, doc, Authorship.PEOPLE));
        c.setAsserter(Authorship.informant(obs, doc));
        c.setNote(Comments.of(obs, in));
        EntryDraft parent = in.parent();
        if (parent != null && parent.resource() instanceof Encounter) {
            c.setEncounter(parent.reference());
        }
        return doc.drafts().add(c, obs);
    }

    /** "No impairment": what was looked for and is not there is a finding, no condition. */
    private static boolean deniesTheKind(CdaNode obs, @Nullable CodeableConcept code) {
        CdaNode value = obs.child("value");
        if (code == null || NoKnown.isNegated(obs) || NoKnown.isNoProblem(value)) {
            return false;
        }
        boolean inWords = code.hasText() && Absence.says(code.getText()) && !Absence.saysNotKnown(code.getText());
        boolean general =
                NoKnown.meansAnyProblem(value) && (code.hasCoding() || obs.claims("4.68") || obs.claims("4.73"));
        return Absence.isCoded(code) || inWords && general;
    }

    private static @Nullable CodeableConcept code(CdaNode obs, CdaDocument doc) {
        CdaNode value = obs.child("value");
        if (NoKnown.isNegated(obs) && NoKnown.meansAnyProblem(value)) {
            return NoKnown.problem(value, doc);
        }
        return OwnWords.of(value, obs.child("text"), doc);
    }

    /** Some senders put the same problem in another code system where an interpretation belongs. */
    private static CodeableConcept withInterpretation(CodeableConcept code, CdaNode obs) {
        CdaNode interpretation = obs.child("interpretationCode");
        String name = interpretation.attr("displayName");
        Coding other = Concepts.coding(interpretation);
        boolean same =
                !name.isEmpty() && name.equalsIgnoreCase(obs.child("value").attr("displayName"));
        return same && other != null ? code.addCoding(other) : code;
    }

    private static void categories(Condition c, CdaNode obs, EntryScope in) {
        EntryDraft parent = in.parent();
        boolean ofEncounter = parent != null && parent.resource() instanceof Encounter;
        c.addCategory(Categories.condition(in.section(), ofEncounter));
        CodeableConcept kind = in.doc().concept(obs.child("code"));
        if (kind != null && !obs.child("code").is("code", "ASSERTION")) {
            c.addCategory(kind);
        }
        CodeableConcept around = Categories.ofAct(obs, in.doc());
        if (around != null && in.section() != SectionKind.HEALTH_CONCERNS) {
            c.addCategory(around);
        }
    }

    private static void times(Condition c, CdaNode obs, EntryScope in) {
        CdaNode time = obs.child("effectiveTime");
        DateTimeType onset = in.doc().times().dateTime(time.child("low"));
        onset = onset == null ? in.doc().times().dateTime(time) : onset;
        if (!c.hasVerificationStatus() || c.hasClinicalStatus()) {
            c.setAbatement(in.doc().times().dateTime(time.child("high")));
        }
        for (CdaNode age : in.take(obs, "4.31")) {
            Quantity years = Quantities.of(age.child("value"));
            String words = in.doc().narrative().text(age.child("text"));
            if (onset == null && years == null && !words.isEmpty()) {
                c.setOnset(new StringType(words));
            } else if (onset == null && years != null) {
                c.setOnset(age(years));
            } else if (years != null) {
                c.addExtension(AGE_AT_ONSET, age(years));
            }
        }
        if (onset != null && !NoKnown.isNegated(obs)) {
            c.setOnset(onset);
        } else if (onset != null) {
            // What is not there has no onset: the time is that of the statement.
            c.setRecordedDateElement(onset);
        }
        for (CdaNode diagnosed : in.take(obs, "4.502")) {
            DateTimeType asserted = in.doc().times().start(diagnosed.child("effectiveTime"));
            if (asserted != null) {
                c.addExtension(ASSERTED, asserted);
            }
        }
    }

    private static Age age(Quantity q) {
        Age age = new Age();
        age.setValue(q.getValue());
        age.setUnit(q.getUnit());
        age.setSystem(Systems.UCUM);
        age.setCode(q.getCode() == null ? "a" : q.getCode());
        return age;
    }

    private static void severity(Condition c, CdaNode obs, EntryScope in) {
        for (CdaNode severity : in.take(obs, "4.8")) {
            c.setSeverity(in.doc().concept(severity.child("value")));
        }
    }

    private static final String ASSERTED = "http://hl7.org/fhir/StructureDefinition/condition-assertedDate";
    private static final String AGE_AT_ONSET = "http://hl7.org/fhir/StructureDefinition/condition-ageAtOnset";
}
