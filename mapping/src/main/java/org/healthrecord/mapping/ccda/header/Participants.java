package org.healthrecord.mapping.ccda.header;

import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Reference;

/**
 * Everybody the header names goes into the directory; those who gave the care that the document is about are the patient's
 * care team, as far as this clinic says.
 */
public final class Participants {
    private Participants() {}

    public static void map(CdaDocument doc) {
        CdaNode root = doc.root();
        CareTeam team = new CareTeam();
        for (CdaNode event : root.all("documentationOf", "serviceEvent")) {
            for (CdaNode performer : event.children("performer")) {
                member(team, performer, doc);
            }
            if (!team.hasPeriod()) {
                team.setPeriod(doc.times().period(event.child("effectiveTime")));
            }
        }
        if (team.hasParticipant()) {
            team.setSubject(doc.patient());
            doc.drafts().addAs("care-team", team, root.child("documentationOf"));
        }
        root.all("dataEnterer", "assignedEntity").forEach(e -> doc.directory().who(e));
        root.all("informant", "assignedEntity").forEach(e -> doc.directory().who(e));
        root.all("authenticator", "assignedEntity").forEach(e -> doc.directory().who(e));
    }

    private static void member(CareTeam team, CdaNode performer, CdaDocument doc) {
        Reference who = doc.directory().who(performer.child("assignedEntity"));
        if (who == null) {
            return;
        }
        CareTeam.CareTeamParticipantComponent p = team.addParticipant().setMember(who);
        var role = doc.concept(performer.child("functionCode"));
        if (role != null) {
            p.addRole(role);
        }
        p.setPeriod(doc.times().period(performer.child("time")));
    }
}
