package org.healthrecord.fhir.rest.export;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.group.PatientGroups;
import org.healthrecord.fhir.group.PatientGroups.PatientGroup;
import org.healthrecord.fhir.rest.FhirOperations;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.Group.GroupType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The groups that can be exported. Whoever reads one sees its members; in a search each only says how many there are. A
 * program whose scopes allow it makes cohorts of patients whom it may see, and changes and removes such cohorts.
 */
@Component
class GroupResources implements IResourceProvider, FhirOperations {
    private static final String GROUP = "Group";

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
        exit.require(exit.asker(), Set.copyOf(groups.members(found.id())));
        return withMembers(found);
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

    @Create
    public MethodOutcome create(@ResourceParam Group group) {
        exit.requireWriting(GROUP, Permission.CREATE);
        CohortTerms terms = terms(group);
        String id = groups.make(terms.name(), terms.members(), exit.asker());
        return outcome(id).setCreated(true);
    }

    @Update
    public MethodOutcome update(@IdParam IdType id, @ResourceParam Group group) {
        exit.requireWriting(GROUP, Permission.UPDATE);
        CohortTerms terms = terms(group);
        if (!groups.change(id.getIdPart(), terms.name(), terms.members())) {
            throw new ResourceNotFoundException(id);
        }
        return outcome(id.getIdPart());
    }

    @Delete
    public MethodOutcome delete(@IdParam IdType id) {
        exit.requireWriting(GROUP, Permission.DELETE);
        if (!groups.remove(id.getIdPart())) {
            throw new ResourceNotFoundException(id);
        }
        return new MethodOutcome();
    }

    /** Nobody is put into a cohort by whoever may not see the person. */
    private CohortTerms terms(Group group) {
        CohortTerms terms = CohortTerms.of(group);
        exit.require(exit.asker(), terms.members());
        if (exit.keys().named(terms.members(), Set.of("Patient"), Instant.EPOCH).size()
                != terms.members().size()) {
            throw new UnprocessableEntityException("Group.member names a Patient that is not here");
        }
        return terms;
    }

    private MethodOutcome outcome(String id) {
        MethodOutcome outcome = new MethodOutcome(new IdType(GROUP, id));
        groups.find(id).map(this::withMembers).ifPresent(outcome::setResource);
        return outcome;
    }

    private Group withMembers(PatientGroup found) {
        Group group = resource(found);
        groups.members(found.id()).forEach(member -> group.addMember().setEntity(new Reference("Patient/" + member)));
        return group;
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
