package org.healthrecord.fhir.rest.export;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.group.PatientGroups;
import org.healthrecord.fhir.group.PatientGroups.PatientGroup;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The groups that can be exported. Whoever reads one sees its members; in a search each only says how many there are. */
@Component
class GroupResources implements IResourceProvider, FhirOperations {
    private final PatientGroups groups;
    private final BulkExit exit;

    GroupResources(PatientGroups groups, BulkExit exit) {
        this.groups = groups;
        this.exit = exit;
    }

    @Override
    public Class<Group> getResourceType() {
        return Group.class;
    }

    @Read
    public Group read(@IdParam IIdType id) {
        exit.requireProgram();
        PatientGroup found = groups.find(id.getIdPart()).orElseThrow(() -> new ResourceNotFoundException(id));
        List<String> members = groups.members(found.id());
        exit.require(exit.asker(), Set.copyOf(members));
        Group group = resource(found);
        members.forEach(member -> group.addMember().setEntity(new Reference("Patient/" + member)));
        return group;
    }

    @Search
    public List<Group> search(
            @OptionalParam(name = "_id") @Nullable TokenOrListParam ids,
            @OptionalParam(name = "name") @Nullable StringParam name) {
        exit.requireProgram();
        return groups.all().stream()
                .filter(group -> ids == null
                        || ids.getValuesAsQueryTokens().stream()
                                .anyMatch(id -> group.id().equals(id.getValue())))
                .filter(group -> name == null
                        || group.name()
                                .toLowerCase(Locale.ROOT)
                                .contains(name.getValue().toLowerCase(Locale.ROOT)))
                .map(GroupResources::resource)
                .toList();
    }

    private static Group resource(PatientGroup found) {
        Group group = new Group();
        group.setId(found.id());
        return group.setActive(true)
                .setType(GroupType.PERSON)
                .setActual(true)
                .setName(found.name())
                .setQuantity((int) found.quantity());
    }
}
