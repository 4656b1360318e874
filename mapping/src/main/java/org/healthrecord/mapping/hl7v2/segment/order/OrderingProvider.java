package org.healthrecord.mapping.hl7v2.segment.order;

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
final class OrderingProvider {
    private OrderingProvider() {}

    static Optional<Reference> of(Segment orc, RegistrationDraft draft) {
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

    private static Optional<Reference> facility(Segment orc, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Optional<Organization> organization = Xon.organization(orc.value(21), sender);
        organization.ifPresent(o -> {
            orc.values(22).forEach(v -> Xad.address(v, sender).ifPresent(o::addAddress));
            orc.values(23).forEach(v -> Xtn.contacts(v, sender).forEach(o::addTelecom));
        });
        return organization.map(o -> draft.directory().organization(o, orc.place(21)));
    }
}
