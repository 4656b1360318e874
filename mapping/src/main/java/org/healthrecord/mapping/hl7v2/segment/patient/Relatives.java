package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Languages;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xpn;
import org.healthrecord.mapping.hl7v2.datatype.Xtn;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
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

    public static Optional<RelatedPerson> mother(Segment pid, RegistrationDraft draft) {
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

    public static Optional<RelatedPerson> nextOfKin(Segment nk1, RegistrationDraft draft) {
        if (!isMoreThanContact(nk1)) {
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
        for (int field : new int[] {4, 32}) {
            nk1.values(field).forEach(v -> Xad.address(v, sender).ifPresent(person::addAddress));
        }
        for (int field : new int[] {5, 6, 31, 40, 41}) {
            nk1.values(field).forEach(v -> Xtn.contacts(v, sender).forEach(person::addTelecom));
        }
        HlTables.code("AdministrativeSex", nk1.text(15))
                .or(() -> HlTables.code("AdministrativeSex", nk1.value(15).first(4)))
                .ifPresent(g -> person.setGender(AdministrativeGender.fromCode(g)));
        Ts.date(nk1.value(16), sender).ifPresent(person::setBirthDateElement);
        Languages.concept(nk1.value(20), sender)
                .ifPresent(c -> person.addCommunication().setLanguage(c));
        return Optional.of(person);
    }

    private static boolean isMoreThanContact(Segment nk1) {
        boolean known = nk1.valued(12) || nk1.valued(16) || nk1.valued(20) || nk1.valued(33) || nk1.valued(37);
        return known || nk1.values(4).size() > 1 || (nk1.valued(32) && !nk1.valued(13));
    }

    public static String key(Segment nk1) {
        return KeyKind.NEXT_OF_KIN.of(nk1.raw(2), nk1.text(3));
    }
}
