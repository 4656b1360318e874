package org.healthrecord.mapping.ccda.entry.medication;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.product.Dosages;
import org.healthrecord.mapping.ccda.entry.product.Products;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * Medication Supply Order to MedicationRequest, Medication Dispense to MedicationDispense. One that names no product is of
 * the medication that contains it.
 */
public final class SupplyActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CodeableConcept drug = Products.named(entry, in.doc());
        drug = drug == null ? ofParent(in.parent()) : drug;
        if (drug == null) {
            in.doc().note("empty-entry", entry, "A supply that names no product");
            return null;
        }
        boolean event = entry.is("moodCode", "EVN") || entry.attr("moodCode").isEmpty();
        return event ? dispense(entry, drug, in) : order(entry, drug, in);
    }

    private static @Nullable CodeableConcept ofParent(@Nullable EntryDraft parent) {
        Type drug = null;
        if (parent != null && parent.resource() instanceof MedicationStatement m) {
            drug = m.getMedication();
        } else if (parent != null && parent.resource() instanceof MedicationRequest m) {
            drug = m.getMedication();
        }
        return drug instanceof CodeableConcept c ? c.copy() : null;
    }

    private static EntryDraft order(CdaNode entry, CodeableConcept drug, EntryScope in) {
        EntryDraft parent = in.parent();
        if (parent != null && parent.resource() instanceof MedicationRequest m && !m.hasDispenseRequest()) {
            Identifiers.all(entry).forEach(m::addIdentifier);
            MedicationOrder.dispense(m, entry, in.doc());
            prescribed(m, entry, in.doc());
            return parent;
        }
        EntryDraft order = MedicationOrder.map(entry, drug, in);
        if (parent != null && parent.resource() instanceof MedicationStatement m) {
            m.addBasedOn(order.reference());
        }
        return order;
    }

    /** The supply order is a part of the order around it: who wrote it, and when, is the prescriber. */
    private static void prescribed(MedicationRequest m, CdaNode supply, CdaDocument doc) {
        if (!m.hasAuthoredOn()) {
            m.setAuthoredOnElement(Authorship.recorded(supply, doc));
        }
        if (!m.hasRequester()) {
            m.setRequester(Authorship.author(supply, doc, Authorship.ALL));
        }
    }

    private static EntryDraft dispense(CdaNode entry, CodeableConcept drug, EntryScope in) {
        CdaDocument doc = in.doc();
        MedicationDispense m = new MedicationDispense();
        m.setIdentifier(Identifiers.all(entry));
        m.setSubject(doc.patient());
        m.setMedication(drug);
        m.setStatus(NoKnown.isNegated(entry) ? MedicationDispenseStatus.DECLINED : status(entry));
        m.setQuantity(Quantities.simple(entry.child("quantity")));
        m.setWhenHandedOverElement(doc.times().start(entry.child("effectiveTime")));
        Reference who = Authorship.performer(entry, doc, Authorship.ALL);
        if (who != null) {
            m.addPerformer().setActor(who);
        }
        EntryDraft parent = in.parent();
        if (parent != null && parent.resource() instanceof MedicationRequest) {
            m.addAuthorizingPrescription(parent.reference());
        }
        Dosages.of(entry, in).forEach(m::addDosageInstruction);
        m.setNote(Comments.of(entry, in));
        Products.notes(entry, doc).forEach(m::addNote);
        return doc.drafts().add(m, entry);
    }

    private static MedicationDispenseStatus status(CdaNode entry) {
        return switch (entry.child("statusCode").attr("code")) {
            case "completed" -> MedicationDispenseStatus.COMPLETED;
            case "active" -> MedicationDispenseStatus.INPROGRESS;
            case "aborted" -> MedicationDispenseStatus.STOPPED;
            case "cancelled" -> MedicationDispenseStatus.CANCELLED;
            case "suspended", "held" -> MedicationDispenseStatus.ONHOLD;
            case "nullified" -> MedicationDispenseStatus.ENTEREDINERROR;
            default -> MedicationDispenseStatus.UNKNOWN;
        };
    }
}
