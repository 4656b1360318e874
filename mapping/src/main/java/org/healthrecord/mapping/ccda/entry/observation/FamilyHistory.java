package org.healthrecord.mapping.ccda.entry.observation;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Names;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.ObservationValue;
import org.healthrecord.mapping.ccda.entry.encounter.EncounterActivity;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.product.Products;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.FamilyMemberHistory;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyHistoryStatus;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyHistoryStatusEnumFactory;
import org.hl7.fhir.r4.model.FamilyMemberHistory.FamilyMemberHistoryConditionComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Family History Organizer, or an observation with a relative as its subject: one relative and what they had, to
 * FamilyMemberHistory.
 */
public final class FamilyHistory implements EntryMapper {
    private static final String DEAD = "419099009";

    @Override
    public @Nullable EntryDraft map(CdaNode organizer, EntryScope in) {
        CdaDocument doc = in.doc();
        CdaNode relative = organizer.at("subject", "relatedSubject");
        FamilyMemberHistory f = new FamilyMemberHistory();
        f.setIdentifier(Identifiers.all(organizer));
        f.setPatient(doc.patient());
        status(f, organizer);
        relationship(f, relative, doc);
        person(f, relative.child("subject"), doc);
        if (organizer.name().equals("observation")) {
            condition(f, organizer, in);
        } else {
            for (CdaNode observation : EntryScope.inside(organizer)) {
                doc.use(observation);
                condition(f, observation, in);
            }
        }
        boolean nobody = relative.child("code").isNull() && !f.hasName();
        if (nobody && !f.hasCondition() && !f.hasNote()) {
            doc.note("empty-entry", organizer, "A family history that names neither a relative nor a condition");
            return null;
        }
        return doc.drafts().add(f, organizer);
    }

    private static void status(FamilyMemberHistory f, CdaNode organizer) {
        switch (organizer.child("statusCode").attr("code")) {
            case "completed" -> f.setStatus(FamilyHistoryStatus.COMPLETED);
            case "active" -> f.setStatus(FamilyHistoryStatus.PARTIAL);
            case "nullified" -> f.setStatus(FamilyHistoryStatus.ENTEREDINERROR);
            default -> f.setStatusElement(Absent.mark(new Enumeration<>(new FamilyHistoryStatusEnumFactory()), ""));
        }
    }

    private static void relationship(FamilyMemberHistory f, CdaNode relative, CdaDocument doc) {
        CodeableConcept relation = doc.concept(relative.child("code"));
        if (relation == null) {
            relation = Absent.mark(new CodeableConcept(), relative.child("code").nullFlavor());
        }
        f.setRelationship(relation);
    }

    private static void person(FamilyMemberHistory f, CdaNode subject, CdaDocument doc) {
        f.setName(Names.all(subject, doc.times()).stream()
                .map(n -> n.getNameAsSingleString())
                .findFirst()
                .orElse(null));
        CdaNode sex = subject.child("administrativeGenderCode");
        String code =
                switch (sex.attr("code")) {
                    case "M" -> "male";
                    case "F" -> "female";
                    case "UN" -> "other";
                    default -> "";
                };
        if (!code.isEmpty()) {
            f.setSex(Categories.of("http://hl7.org/fhir/administrative-gender", code, sex.attr("displayName")));
            f.getSex().getCodingFirstRep().setDisplay(null);
        }
        DateType born = doc.times().date(subject.child("birthTime"));
        if (born != null) {
            f.setBorn(born);
        }
        DateType died = doc.times().date(subject.child("sdtc:deceasedTime"));
        CdaNode dead = subject.child("sdtc:deceasedInd");
        if (died != null) {
            f.setDeceased(died);
        } else if (dead.is("value", "true") || dead.is("value", "false")) {
            f.setDeceased(new BooleanType(dead.attr("value")));
        }
    }

    private static void condition(FamilyMemberHistory f, CdaNode obs, EntryScope in) {
        CdaDocument doc = in.doc();
        CodeableConcept code = doc.concept(obs.child("value"));
        code = code == null ? doc.concept(obs.child("code")) : code;
        if (code == null || Absence.isUncoded(code)) {
            doc.note("empty-entry", obs, "A relative's condition that names nothing");
            return;
        }
        if (NoKnown.isNegated(obs)) {
            // A condition here would be read as one the relative had.
            f.addNote().setText("The relative did not have: " + Products.words(code));
            Identifiers.all(obs).forEach(f::addIdentifier);
            return;
        }
        FamilyMemberHistoryConditionComponent c = f.addCondition();
        c.setCode(code);
        if (obs.name().equals("observation") && !obs.parent().name().equals("entry")) {
            Identifiers.all(obs).forEach(f::addIdentifier);
        }
        onset(c, obs, in);
        Comments.of(obs, in).forEach(c::addNote);
        for (CdaNode inner : EntryScope.inside(obs)) {
            if (inner.claims("4.47") || inner.child("value").is("code", DEAD)) {
                doc.use(inner);
                c.setContributedToDeath(true);
                f.setDeceased(f.hasDeceased() ? f.getDeceased() : new BooleanType(true));
                c.setOutcome(doc.concept(inner.child("value")));
                Identifiers.all(inner).forEach(f::addIdentifier);
            } else if (!doc.isUsed(inner)) {
                // Left to itself it would be read as a fact about the patient.
                doc.use(inner);
                detail(c, inner, doc);
            }
        }
    }

    private static void detail(FamilyMemberHistoryConditionComponent c, CdaNode inner, CdaDocument doc) {
        CodeableConcept what = doc.concept(inner.child("code"));
        Type value = ObservationValue.of(inner.child("value"), doc);
        if (what == null) {
            doc.note("unmapped-entry", inner, "A detail of a relative's condition that names nothing");
            return;
        }
        c.addNote()
                .setTimeElement(doc.times().start(inner.child("effectiveTime")))
                .setText(Products.words(what) + (value == null ? "" : ": " + ObservationValue.words(value)));
    }

    private static void onset(FamilyMemberHistoryConditionComponent c, CdaNode obs, EntryScope in) {
        for (CdaNode age : in.take(obs, "4.31")) {
            Quantity q = Quantities.of(age.child("value"));
            if (q != null) {
                Age onset = new Age();
                onset.setValue(q.getValue()).setUnit(q.getUnit()).setSystem(Systems.UCUM);
                onset.setCode(q.getCode() == null ? "a" : q.getCode());
                c.setOnset(onset);
            }
        }
        CdaNode time = obs.child("effectiveTime");
        Period period = EncounterActivity.period(time, in.doc());
        if (!c.hasOnset()) {
            c.setOnset(period);
        } else if (period != null) {
            DateTimeType when = period.hasStart() ? period.getStartElement() : period.getEndElement();
            c.addNote().setTimeElement(when.copy()).setText("Stated for this time");
        }
    }
}
