package org.healthrecord.mapping.ccda.entry.plan;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.document.RelatedPeople;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.entry.Categories;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.Coverage.CoverageStatusEnumFactory;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Policy Activity, within a Coverage Activity, to Coverage. */
public final class PolicyActivity implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode policy, EntryScope in) {
        CdaDocument doc = in.doc();
        Coverage c = new Coverage();
        c.setIdentifier(Identifiers.all(policy));
        Identifiers.all(policy.parent().parent()).forEach(c::addIdentifier);
        c.setBeneficiary(doc.patient());
        c.setType(doc.concept(policy.child("code")));
        group(c, policy);
        status(c, policy);
        payor(c, policy, doc);
        for (CdaNode participant : policy.children("participant")) {
            participant(c, participant, doc);
        }
        if (!c.hasPayor() && !c.hasType() && !c.hasSubscriberId() && !c.hasPeriod() && !c.hasClass_()) {
            doc.note("empty-entry", policy, "A coverage that names nothing");
            return null;
        }
        if (!c.hasPayor()) {
            c.addPayor(Absent.mark(new Reference(), ""));
        }
        return doc.drafts().add(c, policy);
    }

    /** The template says of these ids that they are group or contract numbers. */
    private static void group(Coverage c, CdaNode policy) {
        for (CdaNode id : policy.children("id")) {
            String number = id.attr("extension");
            if (policy.claims("4.61") && !number.isEmpty()) {
                c.addClass_()
                        .setType(
                                Categories.of("http://terminology.hl7.org/CodeSystem/coverage-class", "group", "Group"))
                        .setValue(number);
            }
        }
    }

    private static void status(Coverage c, CdaNode policy) {
        switch (policy.child("statusCode").attr("code")) {
                // A policy is always stated as completed; FHIR's status is the record's, and the period says how long
                // it holds.
            case "active", "completed" -> c.setStatus(CoverageStatus.ACTIVE);
            case "aborted", "cancelled" -> c.setStatus(CoverageStatus.CANCELLED);
            case "nullified" -> c.setStatus(CoverageStatus.ENTEREDINERROR);
            default -> c.setStatusElement(Absent.mark(new Enumeration<>(new CoverageStatusEnumFactory()), ""));
        }
    }

    private static void payor(Coverage c, CdaNode policy, CdaDocument doc) {
        for (CdaNode performer : policy.children("performer")) {
            CdaNode entity = performer.child("assignedEntity");
            boolean guarantor = performer.claims("4.88") || entity.child("code").is("code", "GUAR");
            Reference who = doc.directory().organization(entity.child("representedOrganization"));
            if (who != null && !guarantor) {
                c.addPayor(who);
            } else if (guarantor && entity.child("assignedPerson").exists()) {
                RelatedPeople.of(entity, performer.child("time"), doc);
            }
        }
    }

    private static void participant(Coverage c, CdaNode participant, CdaDocument doc) {
        CdaNode role = participant.child("participantRole");
        if (participant.is("typeCode", "COV")) {
            for (Identifier id : Identifiers.all(role)) {
                c.setSubscriberId(c.hasSubscriberId() ? c.getSubscriberId() : id.getValue());
                c.addIdentifier(id);
            }
            CodeableConcept relation = doc.concept(role.child("code"));
            if (relation != null) {
                c.setRelationship(relation);
            }
            c.setPeriod(doc.times().period(participant.child("time")));
        } else if (participant.is("typeCode", "HLD")) {
            Identifiers.all(role).forEach(c::addIdentifier);
        }
    }
}
