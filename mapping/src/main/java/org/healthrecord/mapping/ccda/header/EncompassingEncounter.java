package org.healthrecord.mapping.ccda.header;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.entry.encounter.EncounterActivity;
import org.healthrecord.mapping.ccda.entry.encounter.EncounterClass;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;

/** componentOf/encompassingEncounter: the visit that the document is about. */
public final class EncompassingEncounter {
    private EncompassingEncounter() {}

    public static void map(CdaDocument doc) {
        CdaNode node = doc.root().at("componentOf", "encompassingEncounter");
        if (!node.exists()) {
            return;
        }
        Encounter e = new Encounter();
        e.setIdentifier(Identifiers.all(node));
        e.setPeriod(EncounterActivity.period(node.child("effectiveTime"), doc));
        CodeableConcept type = doc.concept(node.child("code"));
        if (type != null && !EncounterClass.isOnlyThat(node.child("code"))) {
            e.addType(type);
        }
        people(e, node, doc);
        if (e.isEmpty()) {
            return;
        }
        e.setSubject(doc.patient());
        e.setClass_(EncounterClass.of(node.child("code")));
        e.setStatus(EncounterActivity.status(node, doc));
        CodeableConcept left = doc.concept(node.child("dischargeDispositionCode"));
        if (left != null) {
            e.getHospitalization().setDischargeDisposition(left);
        }
        doc.drafts().add(e, node);
    }

    private static void people(Encounter e, CdaNode node, CdaDocument doc) {
        participant(e, node.at("responsibleParty", "assignedEntity"), "ATND", doc);
        for (CdaNode p : node.children("encounterParticipant")) {
            participant(e, p.child("assignedEntity"), p.attr("typeCode"), doc);
        }
        CdaNode facility = node.at("location", "healthCareFacility");
        Reference place = doc.directory().location(facility);
        if (place != null) {
            e.addLocation().setLocation(place);
        }
        e.setServiceProvider(doc.directory().organization(facility.child("serviceProviderOrganization")));
    }

    private static void participant(Encounter e, CdaNode entity, String type, CdaDocument doc) {
        Reference who = doc.directory().who(entity);
        if (who == null || !"Practitioner".equals(who.getType())) {
            return;
        }
        Encounter.EncounterParticipantComponent p = e.addParticipant().setIndividual(who);
        if (!type.isEmpty()) {
            p.addType(new CodeableConcept()
                    .addCoding(new Coding()
                            .setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationType")
                            .setCode(type)));
        }
    }
}
