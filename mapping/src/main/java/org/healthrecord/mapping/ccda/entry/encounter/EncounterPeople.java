package org.healthrecord.mapping.ccda.entry.encounter;

import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Who took part in an encounter and where it was. */
final class EncounterPeople {
    private EncounterPeople() {}

    static void set(Encounter e, CdaNode entry, CdaDocument doc) {
        for (CdaNode performer : entry.children("performer")) {
            participant(e, doc.directory().who(performer.child("assignedEntity")));
        }
        for (CdaNode participant : entry.children("participant")) {
            CdaNode role = participant.child("participantRole");
            if (participant.is("typeCode", "LOC") || role.is("classCode", "SDLOC") || role.claims("4.32")) {
                Reference place = doc.directory().location(role);
                if (place != null) {
                    e.addLocation().setLocation(place);
                }
            }
        }
    }

    private static void participant(Encounter e, @Nullable Reference who) {
        if (who == null) {
            return;
        }
        // FHIR admits no organization as participant; it is the one who provides the service.
        if (who.getReference() != null && isOrganization(who)) {
            e.setServiceProvider(who);
        } else if ("Practitioner".equals(who.getType())) {
            e.addParticipant().setIndividual(who);
        }
    }

    private static boolean isOrganization(Reference who) {
        return "Organization".equals(who.getType());
    }
}
