package org.healthrecord.mapping.ccda.header;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.RelatedPeople;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.Reference;

/**
 * Adds each person the header names to the directory, or as a related person of the patient. Those who gave the care
 * that the document is about are the patient's care team, as this clinic states it.
 */
public final class Participants {
    private static final String[][] ROLES = {
        {"author", "assignedAuthor"},
        {"dataEnterer", "assignedEntity"},
        {"informant", "assignedEntity"},
        {"legalAuthenticator", "assignedEntity"},
        {"authenticator", "assignedEntity"},
        {"informationRecipient", "intendedRecipient"},
    };

    private Participants() {}

    private static final String PRIMARY = "PCP";

    public static void map(CdaDocument doc) {
        careTeam(doc);
        for (String[] role : ROLES) {
            doc.root().all(role).forEach(r -> doc.directory().who(r));
        }
        doc.root()
                .all("custodian", "assignedCustodian", "representedCustodianOrganization")
                .forEach(o -> doc.directory().organization(o));
        for (CdaNode related : doc.root().all("informant", "relatedEntity")) {
            RelatedPeople.of(related, related.child("effectiveTime"), doc);
        }
        doc.root().children("participant").forEach(p -> participant(p, doc));
        for (CdaNode consent : doc.root().children("authorization")) {
            doc.note("unmapped-header", consent, "A consent that the header refers to is only in the kept document");
        }
    }

    /** Support people are related persons of the patient; a referring or insuring party is in the directory. */
    private static void participant(CdaNode participant, CdaDocument doc) {
        CdaNode entity = participant.child("associatedEntity");
        boolean related =
                RelatedPeople.isOne(entity) && RelatedPeople.of(entity, participant.child("time"), doc) != null;
        if (!related && doc.directory().who(entity) == null) {
            doc.note("unmapped-header", participant, "A participant of the header that names no one");
        }
    }

    private static void careTeam(CdaDocument doc) {
        CareTeam team = new CareTeam();
        for (CdaNode event : doc.root().all("documentationOf", "serviceEvent")) {
            for (CdaNode performer : event.children("performer")) {
                member(team, performer, doc);
            }
            if (!team.hasPeriod()) {
                team.setPeriod(doc.times().period(event.child("effectiveTime")));
            }
        }
        if (team.hasParticipant()) {
            team.setSubject(doc.patient());
            doc.drafts().addAs("care-team", team, doc.root().child("documentationOf"));
        }
    }

    /** Who is named as the primary care provider (functionCode PCP of HL7's ParticipationFunction). */
    static List<Reference> primary(CdaDocument doc) {
        List<Reference> primary = new ArrayList<>();
        for (CdaNode performer : doc.root().all("documentationOf", "serviceEvent", "performer")) {
            boolean pcp = performer.child("functionCode").is("code", PRIMARY)
                    || performer.child("sdtc:functionCode").is("code", PRIMARY);
            Reference who = pcp ? doc.directory().who(performer.child("assignedEntity")) : null;
            if (who != null && !"Device".equals(who.getType())) {
                primary.add(who);
            }
        }
        return primary;
    }

    private static void member(CareTeam team, CdaNode performer, CdaDocument doc) {
        Reference who = doc.directory().who(performer.child("assignedEntity"));
        if (who == null || "Device".equals(who.getType())) {
            return;
        }
        CareTeam.CareTeamParticipantComponent p = team.addParticipant().setMember(who);
        for (CdaNode function : List.of(performer.child("functionCode"), performer.child("sdtc:functionCode"))) {
            var role = doc.concept(function);
            if (role != null) {
                p.addRole(role);
            }
        }
        p.setPeriod(doc.times().period(performer.child("time")));
    }
}
