package org.healthrecord.mapping.ccda.entry.problem;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCriticality;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.jspecify.annotations.Nullable;

/** Allergy - Intolerance Observation to AllergyIntolerance (table CF Allergy). */
public final class AllergyObservation implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode obs, EntryScope in) {
        CdaDocument doc = in.doc();
        CodeableConcept none = none(obs, doc);
        CodeableConcept code = none == null ? code(obs, doc) : none;
        if (code == null || none == null && Absence.isUncoded(code)) {
            doc.note("empty-entry", obs, "An allergy that names nothing");
            return null;
        }
        AllergyIntolerance a = new AllergyIntolerance();
        a.setIdentifier(Identifiers.all(obs));
        a.setPatient(doc.patient());
        a.setCode(code);
        kind(a, obs.child("value").attr("code"));
        if (!a.hasCategory() && !a.hasType()) {
            // Before C-CDA the kind of allergy was in the code.
            kind(a, obs.child("code").attr("code"));
        }
        AllergyStatus.set(a, obs, in, none != null);
        CdaNode time = obs.child("effectiveTime");
        DateTimeType onset = doc.times().dateTime(time.child("low"));
        onset = onset == null ? doc.times().dateTime(time) : onset;
        criticality(a, obs, in);
        Reactions.set(a, obs, in);
        a.setRecordedDateElement(Authorship.recorded(obs, doc));
        if (none == null && !NoKnown.isNegated(obs)) {
            a.setOnset(onset);
        } else if (!a.hasRecordedDate()) {
            // What is not there has no onset: the time is that of the statement.
            a.setRecordedDateElement(onset);
        }
        a.setRecorder(Authorship.author(obs, doc, Authorship.PEOPLE));
        a.setAsserter(Authorship.informant(obs, doc));
        Comments.of(obs, in).forEach(a::addNote);
        return doc.drafts().add(a, obs);
    }

    private static @Nullable CodeableConcept code(CdaNode obs, CdaDocument doc) {
        CdaNode allergen = allergen(obs);
        CodeableConcept code = doc.concept(allergen.child("code"));
        String name = allergen.child("name").text();
        if (!name.isEmpty() && (code == null || !code.hasText())) {
            code = (code == null ? new CodeableConcept() : code).setText(name);
        }
        if (code == null) {
            code = doc.concept(obs.child("value"));
        }
        return code;
    }

    /** "No known allergies", by negation or in words. Null where something else is stated. */
    private static @Nullable CodeableConcept none(CdaNode obs, CdaDocument doc) {
        CdaNode allergen = allergen(obs);
        if (NoKnown.isNegated(obs)) {
            return NoKnown.allergy(allergen.child("code"), obs.child("value"), doc);
        }
        if (!allergen.child("code").attr("code").isEmpty()
                || allergen.child("code").child("translation").exists()) {
            return null;
        }
        String words = doc.concepts().words(allergen.child("code"));
        words = words.isEmpty() ? allergen.child("name").text() : words;
        words = words.isEmpty() ? doc.narrative().text(obs.child("text")) : words;
        return NoKnown.allergyInWords(words);
    }

    private static CdaNode allergen(CdaNode obs) {
        for (CdaNode participant : obs.children("participant")) {
            CdaNode entity = participant.at("participantRole", "playingEntity");
            if (entity.exists() && !participant.is("typeCode", "LOC")) {
                return entity;
            }
        }
        return CdaNode.NONE;
    }

    private static void kind(AllergyIntolerance a, String code) {
        switch (code) {
            case "235719002", "59037007" -> a.setType(AllergyIntoleranceType.INTOLERANCE);
            case "414285001", "416098002", "419199007", "426232007" -> a.setType(AllergyIntoleranceType.ALLERGY);
            default -> {}
        }
        switch (code) {
            case "235719002", "414285001", "418471000" -> a.addCategory(AllergyIntoleranceCategory.FOOD);
            case "416098002", "419511003", "59037007" -> a.addCategory(AllergyIntoleranceCategory.MEDICATION);
            case "426232007" -> a.addCategory(AllergyIntoleranceCategory.ENVIRONMENT);
            default -> {}
        }
    }

    private static void criticality(AllergyIntolerance a, CdaNode obs, EntryScope in) {
        for (CdaNode criticality : in.take(obs, "4.145")) {
            switch (criticality.child("value").attr("code")) {
                case "CRITH" -> a.setCriticality(AllergyIntoleranceCriticality.HIGH);
                case "CRITL" -> a.setCriticality(AllergyIntoleranceCriticality.LOW);
                case "CRITU" -> a.setCriticality(AllergyIntoleranceCriticality.UNABLETOASSESS);
                default -> {}
            }
        }
    }
}
