package org.healthrecord.mapping.ccda.entry.medication;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryScope;
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
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/** What is intended, ordered or proposed to be taken, and supply orders, to MedicationRequest. */
final class MedicationOrder {
    private MedicationOrder() {}

    static EntryDraft map(CdaNode entry, CodeableConcept drug, EntryScope in) {
        CdaDocument doc = in.doc();
        MedicationRequest m = new MedicationRequest();
        m.setIdentifier(Identifiers.all(entry));
        m.setSubject(doc.patient());
        m.setMedication(drug);
        m.setStatus(status(entry, in));
        if (m.getStatus() == MedicationRequestStatus.UNKNOWN && MedicationEnd.isOpen(entry, doc)) {
            m.setStatusReason(MedicationEnd.completed());
        }
        m.setIntent(intent(entry));
        CodeableConcept around = Categories.ofAct(entry, doc);
        if (around != null) {
            m.addCategory(around);
        }
        if (NoKnown.isNegated(entry)) {
            m.setDoNotPerform(true);
        }
        m.setAuthoredOnElement(Authorship.recorded(entry, doc));
        m.setRequester(Authorship.author(entry, doc, Authorship.ALL));
        m.setPerformer(Authorship.performer(entry, doc, Authorship.ALL));
        Dosages.of(entry, in).forEach(m::addDosageInstruction);
        Indications.of(entry, in).forEach(m::addReasonCode);
        m.setNote(Comments.of(entry, in));
        Products.notes(entry, doc).forEach(m::addNote);
        dispense(m, entry, doc);
        return doc.drafts().add(m, entry);
    }

    static void dispense(MedicationRequest m, CdaNode entry, CdaDocument doc) {
        MedicationRequest.MedicationRequestDispenseRequestComponent d =
                new MedicationRequest.MedicationRequestDispenseRequestComponent();
        d.setQuantity(Quantities.simple(entry.child("quantity")));
        if (entry.name().equals("supply")) {
            // A supply's repeatNumber counts all fills, the first too; FHIR only those after the first.
            Integer fills = Dosages.count(entry.child("repeatNumber"));
            if (fills != null && fills > 0) {
                d.setNumberOfRepeatsAllowed(fills - 1);
            }
            d.setValidityPeriod(doc.times().period(entry.child("effectiveTime")));
        }
        if (!d.isEmpty()) {
            m.setDispenseRequest(d);
        }
    }

    private static MedicationRequestIntent intent(CdaNode entry) {
        return switch (entry.attr("moodCode")) {
            case "PRP" -> MedicationRequestIntent.PROPOSAL;
            case "PRMS" -> MedicationRequestIntent.PLAN;
            default -> MedicationRequestIntent.ORDER;
        };
    }

    private static MedicationRequestStatus status(CdaNode entry, EntryScope in) {
        return StatusObservations.decided(
                StatusObservations.active(entry, in),
                MedicationEnd.isOpen(entry, in.doc()) ? MedicationRequestStatus.UNKNOWN : status(entry),
                MedicationRequestStatus.ACTIVE,
                MedicationRequestStatus.COMPLETED,
                MedicationRequestStatus.UNKNOWN);
    }

    private static MedicationRequestStatus status(CdaNode entry) {
        return switch (entry.child("statusCode").attr("code")) {
            case "active" -> MedicationRequestStatus.ACTIVE;
            case "completed" -> MedicationRequestStatus.COMPLETED;
            case "aborted" -> MedicationRequestStatus.STOPPED;
            case "cancelled" -> MedicationRequestStatus.CANCELLED;
            case "suspended", "held" -> MedicationRequestStatus.ONHOLD;
            case "new" -> MedicationRequestStatus.DRAFT;
            case "nullified", "obsolete" -> MedicationRequestStatus.ENTEREDINERROR;
            default -> MedicationRequestStatus.UNKNOWN;
        };
    }
}
