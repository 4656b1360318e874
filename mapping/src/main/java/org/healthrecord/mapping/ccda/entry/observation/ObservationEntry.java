package org.healthrecord.mapping.ccda.entry.observation;

import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.entry.ObservationValue;
import org.healthrecord.mapping.ccda.entry.StatusObservations;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.note.MediaObservation;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of observation that states a value of something at a time: vital signs, results, social history, functional
 * and mental status, assessments, and whatever has no template of its own.
 */
public final class ObservationEntry implements EntryMapper {
    private static final Set<String> VITAL = Set.of("4.27");
    private static final Set<String> RESULT = Set.of("4.2");

    @Override
    public @Nullable EntryDraft map(CdaNode obs, EntryScope in) {
        CdaDocument doc = in.doc();
        Observation o = new Observation();
        o.setIdentifier(Identifiers.all(obs));
        o.setSubject(doc.patient());
        o.setCode(code(obs, doc));
        ObservationValue.set(o, obs, doc);
        boolean unnamed = !o.hasCode() || Absence.isUncoded(o.getCode());
        if (unnamed && (!o.hasValue() || Absence.says(ObservationValue.words(o.getValue())))) {
            doc.note("empty-entry", obs, "An observation that names nothing");
            return null;
        }
        if (!o.hasCode()) {
            o.setCode(Absent.mark(new CodeableConcept(), obs.child("code").nullFlavor()));
        }
        o.setStatus(status(obs));
        category(o, obs, in);
        time(o, obs, doc);
        details(o, obs, in);
        MediaObservation.values(o, obs, doc);
        ReferenceRanges.set(o, obs, doc);
        return doc.drafts().add(o, obs);
    }

    private static CodeableConcept code(CdaNode obs, CdaDocument doc) {
        CdaNode code = obs.child("code");
        Coding fixed = Assertions.question(obs);
        if (fixed != null) {
            return new CodeableConcept().addCoding(fixed);
        }
        CodeableConcept found = doc.concept(code);
        String words = doc.narrative().text(obs.child("text"));
        if (found == null && !words.isEmpty() && words.length() < 200) {
            found = new CodeableConcept().setText(words);
        }
        return found == null ? new CodeableConcept() : found;
    }

    static Observation.ObservationStatus status(CdaNode statement) {
        return switch (statement.child("statusCode").attr("code")) {
            case "completed" -> Observation.ObservationStatus.FINAL;
            case "active" -> statement.child("value").isNull()
                    ? Observation.ObservationStatus.REGISTERED
                    : Observation.ObservationStatus.PRELIMINARY;
            case "held", "suspended", "new" -> Observation.ObservationStatus.REGISTERED;
            case "aborted", "cancelled" -> Observation.ObservationStatus.CANCELLED;
            case "nullified" -> Observation.ObservationStatus.ENTEREDINERROR;
            default -> Observation.ObservationStatus.UNKNOWN;
        };
    }

    private static void category(Observation o, CdaNode obs, EntryScope in) {
        SectionKind kind = in.section();
        if (obs.templates().stream().anyMatch(VITAL::contains)) {
            kind = SectionKind.VITAL_SIGNS;
        } else if (obs.templates().stream().anyMatch(RESULT::contains)
                && kind != SectionKind.PHYSICAL_EXAM
                && kind != SectionKind.VITAL_SIGNS) {
            kind = SectionKind.RESULTS;
        }
        CodeableConcept category = Categories.observation(kind);
        if (category != null) {
            o.addCategory(category);
        }
        if (obs.claims("4.69")) {
            o.addCategory(Categories.survey());
        }
    }

    private static void time(Observation o, CdaNode obs, CdaDocument doc) {
        CdaNode time = Organizer.time(obs);
        DateTimeType at = doc.times().dateTime(time);
        Period period = doc.times().period(time);
        boolean onlyLow =
                period != null && !period.hasEnd() && !time.child("high").exists();
        if (at == null && period != null && !onlyLow) {
            o.setEffective(period);
            return;
        }
        o.setEffective(at != null ? at : doc.times().start(time));
    }

    private static void details(Observation o, CdaNode obs, EntryScope in) {
        CdaDocument doc = in.doc();
        for (CdaNode interpretation : obs.children("interpretationCode")) {
            CodeableConcept read = doc.concept(interpretation);
            if (read != null) {
                o.addInterpretation(read);
            }
        }
        o.setMethod(doc.concept(obs.child("methodCode")));
        o.setBodySite(doc.concept(obs.child("targetSiteCode")));
        Reference who = Authorship.performer(obs, doc, Authorship.DOERS);
        who = who == null ? Authorship.author(obs, doc, Authorship.DOERS) : who;
        if (who != null) {
            o.addPerformer(who);
        }
        Comments.of(obs, in).forEach(o::addNote);
        for (CdaNode inner : EntryScope.inside(obs)) {
            Type stated = StatusObservations.is(inner) ? ObservationValue.of(inner.child("value"), doc) : null;
            if (stated != null) {
                doc.use(inner);
                o.addComponent().setCode(doc.concept(inner.child("code"))).setValue(stated);
            }
        }
    }

    /** Questions that a template asks though its code says only ASSERTION. */
    private static final class Assertions {
        private static @Nullable Coding question(CdaNode obs) {
            CdaNode code = obs.child("code");
            boolean asserted = code.is("code", "ASSERTION");
            if (obs.claims("4.78") && asserted) {
                return loinc("72166-2", "Tobacco smoking status NHIS");
            }
            if (obs.claims("4.85") && asserted) {
                return loinc("11367-0", "History of Tobacco use");
            }
            return null;
        }

        private static Coding loinc(String code, String display) {
            return new Coding().setSystem(Systems.LOINC).setCode(code).setDisplay(display);
        }
    }
}
