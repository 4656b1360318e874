package org.healthrecord.mapping.ccda.entry.encounter;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Indications;
import org.healthrecord.mapping.ccda.xml.CdaNode;
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
        Encounter e = new Encounter();
        e.setIdentifier(Identifiers.all(entry));
        e.setSubject(doc.patient());
        CodeableConcept type = doc.concept(entry.child("code"));
        if (type != null && !EncounterClass.isOnlyThat(entry.child("code"))) {
            e.addType(type);
        }
        e.setClass_(EncounterClass.of(entry.child("code")));
        e.setPeriod(period(entry.child("effectiveTime"), doc));
        e.setStatus(status(entry, e));
        EncounterPeople.set(e, entry, doc);
        Indications.of(entry, in).forEach(e::addReasonCode);
        e.getHospitalization().setDischargeDisposition(doc.concept(entry.child("sdtc:dischargeDispositionCode")));
        e.setHospitalization(e.getHospitalization().isEmpty() ? null : e.getHospitalization());
        EntryDraft draft = doc.drafts().add(e, entry);
        for (CdaNode inner : EntryScope.inside(entry)) {
            diagnosis(e, inner, in.within(draft));
        }
        return draft;
    }

    /** What is diagnosed at an encounter stands in a wrapper act, one diagnosis or several. */
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

    /** A single point in time is when it began. */
    public static @Nullable Period period(CdaNode time, CdaDocument doc) {
        Period period = doc.times().period(time);
        DateTimeType at = doc.times().dateTime(time);
        if (period == null && at != null) {
            period = new Period().setStartElement(at);
        }
        return period;
    }

    /** An event that has an end is over; of one without a status and without an end nothing is known. */
    private static EncounterStatus status(CdaNode entry, Encounter e) {
        return switch (entry.child("statusCode").attr("code")) {
            case "completed" -> EncounterStatus.FINISHED;
            case "active" -> EncounterStatus.INPROGRESS;
            case "aborted", "cancelled" -> EncounterStatus.CANCELLED;
            case "nullified" -> EncounterStatus.ENTEREDINERROR;
            default -> e.getPeriod().hasEnd() ? EncounterStatus.FINISHED : EncounterStatus.UNKNOWN;
        };
    }
}
