package org.healthrecord.mapping.ccda.entry.encounter;

import java.util.Set;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Indications;
import org.healthrecord.mapping.ccda.entry.Past;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Period;
import org.jspecify.annotations.Nullable;

/** Encounter Activity to Encounter. */
public final class EncounterActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        if (isPointer(entry)) {
            EntryDraft around = in.parent();
            if (around != null) {
                doc.links().addIfThere(around, entry);
            }
            return null;
        }
        CodeableConcept type = doc.concept(entry.child("code"));
        Period period = period(entry.child("effectiveTime"), doc);
        boolean listed = entry.parent().name().equals("entry")
                && !entry.child("participant").exists()
                && !entry.child("performer").exists();
        boolean nothing = listed && period == null && EntryScope.inside(entry).isEmpty();
        if (type == null ? nothing : Absence.isUncoded(type)) {
            doc.note("empty-entry", entry, "An encounter that is none");
            return null;
        }
        Encounter e = new Encounter();
        e.setIdentifier(Identifiers.all(entry));
        e.setSubject(doc.patient());
        if (type != null && !EncounterClass.isOnlyThat(entry.child("code"))) {
            e.addType(type);
        }
        e.setClass_(EncounterClass.of(entry.child("code")));
        e.setPeriod(period);
        e.setStatus(status(entry, doc));
        EncounterPeople.set(e, entry, doc);
        Indications.of(entry, in).forEach(e::addReasonCode);
        e.getHospitalization().setDischargeDisposition(doc.concept(entry.child("sdtc:dischargeDispositionCode")));
        e.setHospitalization(e.getHospitalization().isEmpty() ? null : e.getHospitalization());
        EntryDraft draft = doc.drafts().add(e, entry);
        for (CdaNode inner : EntryScope.inside(entry)) {
            diagnosis(e, inner, in.within(draft));
            reason(e, inner, in.within(draft));
        }
        return draft;
    }

    /** An encounter within another statement that has an id and nothing else says at which visit that was. */
    private static boolean isPointer(CdaNode entry) {
        boolean inner = entry.parent().name().equals("entryRelationship");
        return inner
                && entry.child("id").exists()
                && entry.children().stream()
                        .allMatch(c -> Set.of("id", "templateId").contains(c.name()));
    }

    /** What is diagnosed at an encounter is in a wrapper act, one diagnosis or several. */
    private static void diagnosis(Encounter e, CdaNode inner, EntryScope in) {
        if (!inner.claims("4.80")) {
            return;
        }
        in.doc().use(inner);
        for (CdaNode problem : EntryScope.inside(inner)) {
            EntryDraft condition = in.map(problem);
            if (condition != null && condition.resource().fhirType().equals("Condition")) {
                e.addDiagnosis().setCondition(condition.reference());
            }
        }
    }

    /** A problem that is joined as the reason, though it is no indication by its template. */
    private static void reason(Encounter e, CdaNode inner, EntryScope in) {
        boolean reason = inner.parent().is("typeCode", "RSON") && inner.name().equals("observation");
        EntryDraft problem = reason && !inner.claims("4.19") ? in.map(inner) : null;
        if (problem != null && problem.resource().fhirType().equals("Condition")) {
            e.addReasonReference(problem.reference());
        }
    }

    /** A single point in time is when it began. */
    public static @Nullable Period period(CdaNode time, CdaDocument doc) {
        Period period = doc.times().period(time);
        DateTimeType at = doc.times().dateTime(time);
        if (period == null && at != null) {
            period = new Period().setStartElement(at);
        }
        return period;
    }

    /** What took place and ended, or was at a single point in time, before the document was written, is over. */
    public static EncounterStatus status(CdaNode entry, CdaDocument doc) {
        CdaNode time = entry.child("effectiveTime");
        return switch (entry.child("statusCode").attr("code")) {
            case "completed" -> EncounterStatus.FINISHED;
            case "active" -> Past.hasEnded(time, doc) ? EncounterStatus.FINISHED : EncounterStatus.INPROGRESS;
            case "aborted", "cancelled" -> EncounterStatus.CANCELLED;
            case "nullified" -> EncounterStatus.ENTEREDINERROR;
            default -> Past.isOver(time, doc) ? EncounterStatus.FINISHED : EncounterStatus.UNKNOWN;
        };
    }
}
