package org.healthrecord.fhir.rest.export;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupMemberComponent;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a Group asks for that is to become a cohort: a name, and Patients of this server one by one.
 *
 * @param members ids of Patients, without those that stand as inactive
 */
record CohortTerms(String name, Set<String> members) {
    private static final int LONGEST_NAME = 200;

    /** @throws UnprocessableEntityException for another kind of group */
    static CohortTerms of(Group group) {
        if (group.getType() != GroupType.PERSON || !group.getActual() || group.hasCharacteristic()) {
            throw new UnprocessableEntityException(
                    "A cohort is a Group of type person, actual, with members and without characteristics");
        }
        String name = group.hasName() ? group.getName().strip() : "";
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new UnprocessableEntityException("Group.name has 1 to " + LONGEST_NAME + " characters");
        }
        Set<String> members = new TreeSet<>();
        for (GroupMemberComponent member : group.getMember()) {
            if (!member.getInactive()) {
                members.add(patient(member.getEntity()));
            }
        }
        return new CohortTerms(name, members);
    }

    private static String patient(Reference entity) {
        IdType id = new IdType(entity.getReference());
        if (!"Patient".equals(id.getResourceType()) || !id.hasIdPart() || id.isAbsolute()) {
            throw new UnprocessableEntityException("Group.member.entity is a reference as in Patient/123");
        }
        return id.getIdPart();
    }
}
