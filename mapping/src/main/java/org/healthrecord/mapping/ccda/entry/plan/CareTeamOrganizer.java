package org.healthrecord.mapping.ccda.entry.plan;

import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.document.EntryDraft;
import org.healthrecord.mapping.ccda.document.EntryMapper;
import org.healthrecord.mapping.ccda.document.EntryScope;
import org.healthrecord.mapping.ccda.entry.Authorship;
import org.healthrecord.mapping.ccda.entry.encounter.EncounterActivity;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Care Team Organizer (2.16.840.1.113883.10.20.22.4.500) and its member acts to CareTeam. */
public final class CareTeamOrganizer implements EntryMapper {

    @Override
    public @Nullable EntryDraft map(CdaNode organizer, EntryScope in) {
        CdaDocument doc = in.doc();
        CareTeam team = new CareTeam();
        team.setIdentifier(Identifiers.all(organizer));
        team.setSubject(doc.patient());
        team.setStatus(status(organizer));
        CodeableConcept category = doc.concept(organizer.child("code"));
        if (category != null) {
            team.addCategory(category);
        }
        String name = doc.narrative().text(organizer.child("code").child("originalText"));
        team.setName(name.isEmpty() ? null : name);
        team.setPeriod(EncounterActivity.period(organizer.child("effectiveTime"), doc));
        for (CdaNode member : EntryScope.inside(organizer)) {
            for (CdaNode performer : member.children("performer")) {
                doc.use(member);
                member(team, member, performer, doc);
            }
        }
        return doc.drafts().add(team, organizer);
    }

    private static void member(CareTeam team, CdaNode act, CdaNode performer, CdaDocument doc) {
        Reference who = doc.directory().who(performer.child("assignedEntity"));
        if (who == null || !Authorship.DOERS.contains(who.getType())) {
            return;
        }
        CareTeamParticipantComponent p = team.addParticipant().setMember(who);
        CodeableConcept role = doc.concept(performer.child("sdtc:functionCode"));
        role = role == null ? doc.concept(performer.child("functionCode")) : role;
        role = role == null ? doc.concept(performer.at("assignedEntity", "code")) : role;
        if (role != null) {
            p.addRole(role);
        }
        p.setPeriod(EncounterActivity.period(act.child("effectiveTime"), doc));
    }

    private static @Nullable CareTeamStatus status(CdaNode organizer) {
        return switch (organizer.child("statusCode").attr("code")) {
            case "active" -> CareTeamStatus.ACTIVE;
            case "completed", "aborted" -> CareTeamStatus.INACTIVE;
            case "suspended", "held" -> CareTeamStatus.SUSPENDED;
            case "nullified" -> CareTeamStatus.ENTEREDINERROR;
            default -> null;
        };
    }
}
