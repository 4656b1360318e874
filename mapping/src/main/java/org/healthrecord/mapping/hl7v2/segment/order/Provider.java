package org.healthrecord.mapping.hl7v2.segment.order;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.datatype.Xpn;
import org.healthrecord.mapping.hl7v2.datatype.Xtn;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** Segments PRD and CTD to PractitionerRole: a provider of a referral, a contact person for it. */
public final class Provider {
    private Provider() {}

    public static Optional<Reference> role(Segment segment, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Practitioner practitioner = new Practitioner();
        segment.values(2).forEach(v -> Xpn.name(v, sender).ifPresent(practitioner::addName));
        segment.values(3).forEach(v -> Xad.address(v, sender).ifPresent(practitioner::addAddress));
        segment.values(5).forEach(v -> Xtn.contacts(v, sender).forEach(practitioner::addTelecom));
        segment.values(7).forEach(v -> identifier(v, sender).ifPresent(practitioner::addIdentifier));
        PractitionerRole role = new PractitionerRole();
        if (practitioner.hasName() || practitioner.hasIdentifier()) {
            role.setPractitioner(draft.directory().practitioner(practitioner, segment.place(2)));
        }
        draft.directory().location(segment.value(4)).ifPresent(role::addLocation);
        organization(segment, draft).ifPresent(role::setOrganization);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        segment.values(1).forEach(v -> Cwe.concept(v, sender).ifPresent(role::addCode));
        if (segment.name().equals("PRD")) {
            Ts.period(segment.value(8), segment.value(9), sender).ifPresent(role::setPeriod);
        }
        String key = segment.name()
                + '|'
                + role.getPractitioner().getReference()
                + '|'
                + role.getOrganization().getReference()
                + '|'
                + FactCode.of(segment.value(1));
        return Optional.of(draft.directory().role(role, key, segment.place()));
    }

    private static Optional<Reference> organization(Segment segment, RegistrationDraft draft) {
        if (!segment.name().equals("PRD")) {
            return Optional.empty();
        }
        Optional<Organization> organization = Xon.organization(segment.value(10), draft.sender());
        organization.ifPresent(o ->
                segment.values(11).forEach(v -> Xad.address(v, draft.sender()).ifPresent(o::addAddress)));
        return organization.map(o -> draft.directory().organization(o, segment.place(10)));
    }

    /** PLN: a number, what kind of number, who issued it. */
    private static Optional<Identifier> identifier(Value pln, Sender sender) {
        if (!pln.has(1)) {
            return Optional.empty();
        }
        Identifier identifier = new Identifier().setValue(pln.first(1));
        if (pln.part(2).equals("NPI")) {
            identifier.setSystem("http://hl7.org/fhir/sid/us-npi");
        } else if (pln.has(2)) {
            identifier.getType().setText(pln.part(2));
        }
        if (pln.has(3)) {
            identifier.getAssigner().setDisplay(pln.part(3));
        }
        return Optional.of(identifier);
    }
}
