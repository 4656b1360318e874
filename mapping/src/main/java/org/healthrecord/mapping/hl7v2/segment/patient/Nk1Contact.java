package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.Optional;
import org.healthrecord.mapping.assertion.RequiredElements;
import org.healthrecord.mapping.code.HlTables;
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
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Organization.OrganizationContactComponent;
import org.hl7.fhir.r4.model.Patient.ContactComponent;

/** Segment NK1 to Patient.contact. */
public final class Nk1Contact {
    private Nk1Contact() {}

    public static Optional<ContactComponent> contact(Segment nk1, RegistrationDraft draft) {
        Sender sender = draft.sender();
        ContactComponent contact = new ContactComponent();
        Xpn.name(nk1.value(2), sender).ifPresent(contact::setName);
        Cwe.concept(nk1.value(3), "Relationship", sender).ifPresent(contact::addRelationship);
        Cwe.concept(nk1.value(7), "ContactRole", sender).ifPresent(contact::addRelationship);
        Xad.address(nk1.value(4), sender).ifPresent(contact::setAddress);
        for (int field : new int[] {5, 6, 40, 41}) {
            for (Value value : nk1.values(field)) {
                Xtn.contacts(value, sender)
                        .forEach(c ->
                                contact.addTelecom(field == 6 && !c.hasUse() ? c.setUse(ContactPointUse.WORK) : c));
            }
        }
        HlTables.code("AdministrativeSex", nk1.text(15))
                .or(() -> HlTables.code("AdministrativeSex", nk1.value(15).first(4)))
                .ifPresent(g -> contact.setGender(AdministrativeGender.fromCode(g)));
        Ts.period(nk1.value(8), nk1.value(9), sender).ifPresent(contact::setPeriod);
        organization(nk1, contact, draft);
        if (contact.isEmpty()) {
            return Optional.empty();
        }
        if (!contact.hasName() && !contact.hasTelecom() && !contact.hasAddress() && !contact.hasOrganization()) {
            contact.getName().addExtension(RequiredElements.unknown());
        }
        return Optional.of(contact);
    }

    /** NK1-13, with the contact person there (NK1-30, 31, 32). */
    private static void organization(Segment nk1, ContactComponent contact, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Optional<Organization> named = Xon.organization(nk1.value(13), sender);
        if (named.isEmpty() && !nk1.valued(30) && !nk1.valued(32)) {
            return;
        }
        Organization organization = named.orElseGet(Organization::new);
        OrganizationContactComponent person = new OrganizationContactComponent();
        Xpn.name(nk1.value(30), sender).ifPresent(person::setName);
        nk1.values(31).forEach(v -> Xtn.contacts(v, sender).forEach(person::addTelecom));
        Xad.address(nk1.value(32), sender).ifPresent(person::setAddress);
        if (!person.isEmpty()) {
            organization.addContact(person);
        }
        if (named.isEmpty()) {
            organization.setName(organization.getContactFirstRep().getName().getNameAsSingleString());
        }
        if (organization.hasName() || organization.hasIdentifier()) {
            contact.setOrganization(draft.directory().organization(organization, nk1.place(13)));
        }
    }
}
