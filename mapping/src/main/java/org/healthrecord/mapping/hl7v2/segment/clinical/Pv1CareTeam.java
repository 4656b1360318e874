package org.healthrecord.mapping.hl7v2.segment.clinical;

import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Reference;

/** The people of PV1-7, 8, 9, 17 and 52 as the team that cares for the patient, as of the latest visit. */
public final class Pv1CareTeam {
    private Pv1CareTeam() {}

    /** Empty where the visit names nobody. */
    public static Optional<CareTeam> of(Encounter visit, Reference subject, Reference encounter) {
        CareTeam team = new CareTeam();
        for (EncounterParticipantComponent person : visit.getParticipant()) {
            if (person.hasIndividual()) {
                CareTeamParticipantComponent member =
                        team.addParticipant().setMember(person.getIndividual().copy());
                person.getType().forEach(t -> member.addRole(t.copy()));
            }
        }
        if (!team.hasParticipant()) {
            return Optional.empty();
        }
        team.setSubject(subject).setEncounter(encounter);
        if (visit.hasPeriod()) {
            team.setPeriod(visit.getPeriod().copy().setEndElement(null));
        }
        return Optional.of(team);
    }
}
