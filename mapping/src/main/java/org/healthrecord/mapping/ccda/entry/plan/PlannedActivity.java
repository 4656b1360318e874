package org.healthrecord.mapping.ccda.entry.plan;

import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.entry.Indications;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.ObservationValue;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.procedure.ProcedureActivity;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * What is planned, ordered or proposed but has not happened: planned acts, encounters, observations and procedures,
 * instructions. The mood of the statement decides, so that a plan is never read as an event.
 */
public final class PlannedActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        CodeableConcept code = doc.concept(entry.child("code"));
        code = code == null ? appointment(entry) : code;
        String words = doc.narrative().text(entry.child("text"));
        boolean nothing = code == null ? words.isEmpty() || Absence.says(words) : Absence.isUncoded(code);
        if (nothing) {
            doc.note("empty-entry", entry, "A plan that names nothing");
            return null;
        }
        ServiceRequest r = new ServiceRequest();
        r.setIdentifier(Identifiers.all(entry));
        r.setSubject(doc.patient());
        r.setCode(code == null ? new CodeableConcept().setText(words) : code);
        r.setStatus(status(entry));
        r.setIntent(intent(entry));
        if (NoKnown.isNegated(entry)) {
            r.setDoNotPerform(true);
        }
        r.setOccurrence(ProcedureActivity.performed(entry, doc));
        r.setPatientInstruction(instruction(entry, words, in));
        people(r, entry, doc);
        details(r, entry, in);
        return doc.drafts().add(r, entry);
    }

    /** Of an encounter that is planned for a time its kind need not be stated. */
    private static @Nullable CodeableConcept appointment(CdaNode entry) {
        boolean says = entry.name().equals("encounter")
                && !entry.child("text").exists()
                && !entry.child("effectiveTime").isNull();
        return says ? Categories.of("http://terminology.hl7.org/CodeSystem/v3-ActClass", "ENC", "encounter") : null;
    }

    private static @Nullable String instruction(CdaNode entry, String words, EntryScope in) {
        StringBuilder instruction = new StringBuilder(entry.claims("4.20") ? words : "");
        for (CdaNode inner : in.take(entry, "4.20")) {
            String more = in.doc().narrative().text(inner.child("text"));
            instruction
                    .append(instruction.length() == 0 || more.isEmpty() ? "" : "\n")
                    .append(more);
        }
        return instruction.length() == 0 ? null : instruction.toString();
    }

    private static void people(ServiceRequest r, CdaNode entry, CdaDocument doc) {
        r.setAuthoredOnElement(Authorship.recorded(entry, doc));
        r.setRequester(Authorship.author(entry, doc, Authorship.ALL));
        Reference who = Authorship.performer(entry, doc, Authorship.ALL);
        if (who != null) {
            r.addPerformer(who);
        }
        for (CdaNode participant : entry.children("participant")) {
            Reference place = participant.is("typeCode", "LOC")
                    ? doc.directory().location(participant.child("participantRole"))
                    : null;
            if (place != null) {
                r.addLocationReference(place);
            }
        }
    }

    private static void details(ServiceRequest r, CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        for (CdaNode coded : List.of(entry.child("targetSiteCode"), entry.child("approachSiteCode"))) {
            CodeableConcept site = doc.concept(coded);
            if (site != null) {
                r.addBodySite(site);
            }
        }
        CodeableConcept method = doc.concept(entry.child("methodCode"));
        if (method != null) {
            r.addOrderDetail(method);
        }
        Type value = ObservationValue.of(entry.child("value"), doc);
        if (value instanceof CodeableConcept c) {
            r.addOrderDetail(c);
        } else if (value instanceof Quantity q) {
            r.setQuantity(q);
        } else if (value != null && value.isPrimitive()) {
            r.addOrderDetail(new CodeableConcept().setText(value.primitiveValue()));
        }
        Indications.of(entry, in).forEach(r::addReasonCode);
        r.setNote(Comments.of(entry, in));
    }

    private static ServiceRequestIntent intent(CdaNode entry) {
        return switch (entry.attr("moodCode")) {
            case "RQO" -> ServiceRequestIntent.ORDER;
            case "PRP" -> ServiceRequestIntent.PROPOSAL;
            default -> ServiceRequestIntent.PLAN;
        };
    }

    private static ServiceRequestStatus status(CdaNode entry) {
        return switch (entry.child("statusCode").attr("code")) {
            case "active" -> ServiceRequestStatus.ACTIVE;
            case "completed" -> ServiceRequestStatus.COMPLETED;
            case "aborted", "cancelled" -> ServiceRequestStatus.REVOKED;
            case "suspended", "held" -> ServiceRequestStatus.ONHOLD;
            case "new" -> ServiceRequestStatus.DRAFT;
            case "nullified" -> ServiceRequestStatus.ENTEREDINERROR;
            default -> ServiceRequestStatus.UNKNOWN;
        };
    }
}
