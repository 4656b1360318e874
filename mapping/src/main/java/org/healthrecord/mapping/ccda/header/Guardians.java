package org.healthrecord.mapping.ccda.header;

import java.util.List;
import org.healthrecord.mapping.ccda.datatype.Addresses;
import org.healthrecord.mapping.ccda.datatype.Names;
import org.healthrecord.mapping.ccda.datatype.Telecoms;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.ContactComponent;

/** Guardians, next of kin and emergency contacts to Patient.contact. */
final class Guardians {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private Guardians() {}

    static void set(Patient p, CdaNode person, CdaDocument doc) {
        for (CdaNode guardian : person.children("guardian")) {
            contact(p, guardian, guardian.child("guardianPerson"), "GUARD", doc);
        }
        for (CdaNode supporter : doc.root().children("participant")) {
            CdaNode entity = supporter.child("associatedEntity");
            switch (entity.attr("classCode")) {
                case "NOK", "ECON", "PRS", "CAREGIVER", "GUARD", "AGNT" -> contact(
                        p, entity, entity.child("associatedPerson"), "", doc);
                default -> {}
            }
        }
    }

    private static void contact(Patient p, CdaNode role, CdaNode person, String fixed, CdaDocument doc) {
        ContactComponent c = new ContactComponent();
        List<HumanName> names = Names.all(person, doc.times());
        c.setName(names.isEmpty() ? null : names.get(0));
        c.setTelecom(Telecoms.all(role));
        List<Address> addresses = Addresses.all(role, doc.times());
        c.setAddress(addresses.isEmpty() ? null : addresses.get(0));
        c.setOrganization(doc.directory().organization(role.child("guardianOrganization")));
        if (c.isEmpty()) {
            return;
        }
        CodeableConcept relation = doc.concept(role.child("code"));
        if (relation != null) {
            relation.getCoding().stream()
                    .filter(k -> "urn:oid:2.16.840.1.113883.5.111".equals(k.getSystem()))
                    .forEach(k -> k.setSystem(ROLE));
            c.addRelationship(relation);
        }
        if (!fixed.isEmpty()) {
            c.addRelationship(
                    new CodeableConcept().addCoding(new Coding().setSystem(ROLE).setCode(fixed)));
        }
        kind(c, role.attr("classCode"));
        p.addContact(c);
    }

    private static void kind(ContactComponent c, String classCode) {
        String code = classCode.equals("ECON") ? "C" : classCode.equals("NOK") ? "N" : "";
        if (!code.isEmpty()) {
            c.addRelationship(new CodeableConcept()
                    .addCoding(new Coding()
                            .setSystem("http://terminology.hl7.org/CodeSystem/v2-0131")
                            .setCode(code)));
        }
    }
}
