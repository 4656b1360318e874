package org.healthrecord.mapping.hl7v2.segment;

import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xpn;
import org.healthrecord.mapping.hl7v2.draft.Draft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.RelatedPerson;

/**
 * PID-21 (the mother's number) and NK1 to RelatedPerson. NK1 becomes one only where it knows more than a contact can hold:
 * numbers, a birth date, a language.
 */
public final class Relatives {
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private Relatives() {}

    public static Optional<RelatedPerson> mother(Segment pid, Draft draft) {
        Sender sender = draft.sender();
        if (!pid.valued(21)) {
            return Optional.empty();
        }
        RelatedPerson mother = new RelatedPerson();
        mother.setPatient(draft.subject());
        pid.values(21).forEach(v -> Cx.identifier(v, sender).ifPresent(mother::addIdentifier));
        mother.addRelationship(new CodeableConcept().addCoding(new Coding(ROLE, "MTH", "mother")));
        pid.values(6).forEach(v -> Xpn.name(v, sender).ifPresent(mother::addName));
        return mother.hasIdentifier() ? Optional.of(mother) : Optional.empty();
    }

    public static Optional<RelatedPerson> nextOfKin(Segment nk1, Draft draft) {
        if (!nk1.valued(12) && !nk1.valued(16) && !nk1.valued(20) && !nk1.valued(33) && !nk1.valued(37)) {
            return Optional.empty();
        }
        Sender sender = draft.sender();
        RelatedPerson person = new RelatedPerson();
        person.setPatient(draft.subject());
        for (int field : new int[] {12, 33}) {
            nk1.values(field).forEach(v -> Cx.identifier(v, sender).ifPresent(person::addIdentifier));
        }
        if (nk1.valued(37)) {
            person.addIdentifier()
                    .setSystem("http://hl7.org/fhir/sid/us-ssn")
                    .setValue(nk1.text(37))
                    .setType(Cx.type("SS"));
        }
        Xpn.name(nk1.value(2), sender).ifPresent(person::addName);
        Cwe.concept(nk1.value(3), "Relationship", sender).ifPresent(person::addRelationship);
        HlTables.code("AdministrativeSex", nk1.text(15))
                .ifPresent(g -> person.setGender(AdministrativeGender.fromCode(g)));
        Ts.date(nk1.value(16), sender).ifPresent(person::setBirthDateElement);
        Cwe.concept(nk1.value(20), sender)
                .ifPresent(c -> person.addCommunication().setLanguage(c));
        return Optional.of(person);
    }

    public static String key(Segment nk1) {
        return "nextOfKin|" + nk1.raw(2) + '|' + nk1.text(3);
    }
}
