package org.healthrecord.mapping.ccda.entry.medication;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.SectionKind;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.entry.Indications;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.StatusObservations;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.product.Dosages;
import org.healthrecord.mapping.ccda.entry.product.Products;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationAdministration.MedicationAdministrationStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Medication Activity (table CF MedicationRequest, by mood): what the patient takes or took is a MedicationStatement, what
 * is intended or ordered a MedicationRequest, what was given in the author's presence a MedicationAdministration.
 */
public final class MedicationActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CodeableConcept drug = Products.drug(entry, in.doc());
        if (drug == null) {
            in.doc().note("empty-entry", entry, "A medication that names nothing");
            return null;
        }
        String mood = entry.attr("moodCode");
        if (Products.isNone(entry, in.doc())) {
            return taken(entry, drug, in);
        }
        if (!mood.isEmpty() && !mood.equals("EVN")) {
            return MedicationOrder.map(entry, drug, in);
        }
        return in.section() == SectionKind.ADMINISTERED ? given(entry, drug, in) : taken(entry, drug, in);
    }

    private static EntryDraft taken(CdaNode entry, CodeableConcept drug, EntryScope in) {
        CdaDocument doc = in.doc();
        MedicationStatement m = new MedicationStatement();
        m.setIdentifier(Identifiers.all(entry));
        m.setSubject(doc.patient());
        m.setMedication(drug);
        boolean denied = NoKnown.isNegated(entry) || Products.isNone(entry, doc);
        m.setStatus(denied ? MedicationStatementStatus.NOTTAKEN : status(entry, in));
        if (m.getStatus() == MedicationStatementStatus.UNKNOWN && MedicationEnd.isOpen(entry, doc)) {
            m.addStatusReason(MedicationEnd.completed());
        }
        m.setCategory(Categories.ofAct(entry, doc));
        m.setEffective(when(entry, doc));
        Dosages.of(entry, in).forEach(m::addDosage);
        m.setDateAssertedElement(Authorship.recorded(entry, doc));
        Reference informant = Authorship.informant(entry, doc);
        m.setInformationSource(informant == null ? Authorship.author(entry, doc, Authorship.DOERS) : informant);
        Indications.of(entry, in).forEach(m::addReasonCode);
        m.setNote(Comments.of(entry, in));
        Products.notes(entry, doc).forEach(m::addNote);
        return doc.drafts().add(m, entry);
    }

    private static EntryDraft given(CdaNode entry, CodeableConcept drug, EntryScope in) {
        CdaDocument doc = in.doc();
        MedicationAdministration m = new MedicationAdministration();
        m.setIdentifier(Identifiers.all(entry));
        m.setSubject(doc.patient());
        m.setMedication(drug);
        m.setStatus(NoKnown.isNegated(entry) ? MedicationAdministrationStatus.NOTDONE : givenStatus(entry));
        Type when = when(entry, doc);
        m.setEffective(when == null ? Absent.mark(new Period(), "") : when);
        m.setDosage(Dosages.given(entry, in));
        Reference who = Authorship.performer(entry, doc, Authorship.GIVERS);
        who = who == null ? Authorship.author(entry, doc, Authorship.GIVERS) : who;
        if (who != null) {
            m.addPerformer().setActor(who);
        }
        Indications.of(entry, in).forEach(m::addReasonCode);
        m.setNote(Comments.of(entry, in));
        Products.notes(entry, doc).forEach(m::addNote);
        return doc.drafts().add(m, entry);
    }

    /** The time of use: of several effectiveTimes the one that is no schedule. */
    static @Nullable Type when(CdaNode entry, CdaDocument doc) {
        for (CdaNode time : Dosages.times(entry)) {
            if (Dosages.isSchedule(time)) {
                continue;
            }
            DateTimeType at = doc.times().dateTime(time);
            Period period = doc.times().period(time);
            if (at != null || period != null) {
                return at != null ? at : period;
            }
        }
        return null;
    }

    private static MedicationStatementStatus status(CdaNode entry, EntryScope in) {
        return StatusObservations.decided(
                StatusObservations.active(entry, in),
                MedicationEnd.isOpen(entry, in.doc()) ? MedicationStatementStatus.UNKNOWN : status(entry),
                MedicationStatementStatus.ACTIVE,
                MedicationStatementStatus.COMPLETED,
                MedicationStatementStatus.UNKNOWN);
    }

    private static MedicationStatementStatus status(CdaNode entry) {
        return switch (entry.child("statusCode").attr("code")) {
            case "active" -> MedicationStatementStatus.ACTIVE;
            case "completed" -> MedicationStatementStatus.COMPLETED;
            case "aborted" -> MedicationStatementStatus.STOPPED;
            case "suspended", "held" -> MedicationStatementStatus.ONHOLD;
            case "nullified" -> MedicationStatementStatus.ENTEREDINERROR;
            case "cancelled" -> MedicationStatementStatus.NOTTAKEN;
            default -> MedicationStatementStatus.UNKNOWN;
        };
    }

    private static MedicationAdministrationStatus givenStatus(CdaNode entry) {
        return switch (entry.child("statusCode").attr("code")) {
            case "active" -> MedicationAdministrationStatus.INPROGRESS;
            case "completed" -> MedicationAdministrationStatus.COMPLETED;
            case "aborted" -> MedicationAdministrationStatus.STOPPED;
            case "suspended", "held" -> MedicationAdministrationStatus.ONHOLD;
            case "nullified" -> MedicationAdministrationStatus.ENTEREDINERROR;
            case "cancelled" -> MedicationAdministrationStatus.NOTDONE;
            default -> MedicationAdministrationStatus.UNKNOWN;
        };
    }
}
