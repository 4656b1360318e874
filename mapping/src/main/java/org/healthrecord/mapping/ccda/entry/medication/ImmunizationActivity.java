package org.healthrecord.mapping.ccda.entry.medication;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.Indications;
import org.healthrecord.mapping.ccda.entry.NoKnown;
import org.healthrecord.mapping.ccda.entry.note.Comments;
import org.healthrecord.mapping.ccda.entry.product.Dosages;
import org.healthrecord.mapping.ccda.entry.product.Products;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Immunization Activity (table CF Immunization); one that is only intended is a MedicationRequest. */
public final class ImmunizationActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        CodeableConcept vaccine = Products.named(entry, doc);
        if (vaccine == null) {
            doc.note("empty-entry", entry, "An immunization that names no vaccine");
            return null;
        }
        if (!entry.attr("moodCode").isEmpty() && !entry.is("moodCode", "EVN")) {
            return MedicationOrder.map(entry, vaccine, in);
        }
        Immunization i = new Immunization();
        i.setIdentifier(Identifiers.all(entry));
        i.setPatient(doc.patient());
        i.setVaccineCode(vaccine);
        status(i, entry);
        DateTimeType at = doc.times().start(entry.child("effectiveTime"));
        i.setOccurrence(at == null ? new StringType("Unknown") : at);
        i.setRoute(doc.concept(entry.child("routeCode")));
        i.setSite(doc.concept(entry.child("approachSiteCode")));
        i.setDoseQuantity(Quantities.simple(entry.child("doseQuantity")));
        product(i, entry, doc);
        details(i, entry, in);
        return doc.drafts().add(i, entry);
    }

    private static void status(Immunization i, CdaNode entry) {
        if (NoKnown.isNegated(entry)) {
            i.setStatus(ImmunizationStatus.NOTDONE);
            return;
        }
        switch (entry.child("statusCode").attr("code")) {
            case "completed" -> i.setStatus(ImmunizationStatus.COMPLETED);
            case "nullified" -> i.setStatus(ImmunizationStatus.ENTEREDINERROR);
            case "aborted", "cancelled", "held", "new", "obsolete", "suspended" -> i.setStatus(
                    ImmunizationStatus.NOTDONE);
            default -> i.setStatusElement(
                    Absent.mark(new Enumeration<>(new Immunization.ImmunizationStatusEnumFactory()), ""));
        }
    }

    private static void product(Immunization i, CdaNode entry, CdaDocument doc) {
        CdaNode product = entry.at("consumable", "manufacturedProduct");
        String lot = product.at("manufacturedMaterial", "lotNumberText").text();
        i.setLotNumber(lot.isEmpty() ? null : lot);
        i.setManufacturer(doc.directory().organization(product.child("manufacturerOrganization")));
    }

    private static void details(Immunization i, CdaNode entry, EntryScope in) {
        CdaDocument doc = in.doc();
        Reference who = Authorship.performer(entry, doc, Authorship.CARERS);
        if (who != null) {
            Coding administering = new Coding()
                    .setSystem("http://terminology.hl7.org/CodeSystem/v2-0443")
                    .setCode("AP");
            i.addPerformer()
                    .setFunction(new CodeableConcept().addCoding(administering))
                    .setActor(who);
        }
        i.setRecordedElement(Authorship.recorded(entry, doc));
        for (CdaNode refusal : in.take(entry, "4.53")) {
            CodeableConcept why = doc.concept(refusal.child("code"));
            i.setStatusReason(why == null ? doc.concept(refusal.child("value")) : why);
        }
        doses(i, entry, in);
        Indications.of(entry, in).forEach(i::addReasonCode);
        i.setNote(Comments.of(entry, in));
        for (CdaNode reaction : EntryScope.inside(entry)) {
            if (reaction.claims("4.9")) {
                EntryDraft observed = in.map(reaction);
                if (observed != null) {
                    i.addReaction()
                            .setDateElement(doc.times().start(reaction.child("effectiveTime")))
                            .setDetail(observed.reference());
                }
            }
        }
    }

    private static void doses(Immunization i, CdaNode entry, EntryScope in) {
        Integer number = Dosages.count(entry.child("repeatNumber"));
        for (CdaNode link : entry.children("entryRelationship")) {
            Integer sequence = Dosages.count(link.child("sequenceNumber"));
            number = number == null ? sequence : number;
        }
        in.take(entry, "4.118");
        for (CdaNode inner : EntryScope.inside(entry)) {
            if (inner.child("code").is("code", "30973-2")) {
                in.doc().use(inner);
                number = number == null ? Dosages.count(inner.child("value")) : number;
            }
        }
        // Registries write 999 for a dose number that is not known.
        if (number != null && number > 0 && number != 999) {
            i.addProtocolApplied().setDoseNumber(new PositiveIntType(number));
        }
    }
}
