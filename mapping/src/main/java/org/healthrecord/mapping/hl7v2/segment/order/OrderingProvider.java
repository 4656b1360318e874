package org.healthrecord.mapping.hl7v2.segment.order;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xcn;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.datatype.Xtn;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** ORC-12 and ORC-21 to 24: who ordered; a PractitionerRole where the ordering facility is named too. */
public final class OrderingProvider {
    private OrderingProvider() {}

    public static Optional<Reference> of(Segment orc, RegistrationDraft draft) {
        Optional<Reference> person = person(orc, draft);
        Optional<Reference> facility = facility(orc, draft);
        if (person.isEmpty() || facility.isEmpty()) {
            return person.or(() -> facility);
        }
        PractitionerRole role = new PractitionerRole();
        role.setPractitioner(person.get()).setOrganization(facility.get());
        String key = person.get().getReference() + '|' + facility.get().getReference();
        return Optional.of(draft.directory().role(role, key, orc.place()));
    }

    private static Optional<Reference> person(Segment orc, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Optional<Practitioner> practitioner = Xcn.practitioner(orc.value(12), sender);
        practitioner.ifPresent(p -> Xad.address(orc.value(24), sender).ifPresent(p::addAddress));
        return practitioner.map(p -> draft.directory().practitioner(p, orc.place(12)));
    }

    /** ORC-21: repetitions of one name are one facility's numbers; the orderer belongs to the first, the others are named. */
    private static Optional<Reference> facility(Segment orc, RegistrationDraft draft) {
        Sender sender = draft.sender();
        List<Organization> facilities = Xon.organizations(orc.values(21), sender);
        if (facilities.isEmpty()) {
            return Optional.empty();
        }
        Organization first = facilities.get(0);
        orc.values(22).forEach(v -> Xad.address(v, sender).ifPresent(first::addAddress));
        orc.values(23).forEach(v -> Xtn.contacts(v, sender).forEach(first::addTelecom));
        List<Reference> references = facilities.stream()
                .map(o -> draft.directory().organization(o, orc.place(21)))
                .toList();
        return Optional.of(references.get(0));
    }
}
