package org.healthrecord.mapping.hl7v2.segment.patient;

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
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.RelatedPerson;

/** Segment GT1 to RelatedPerson: who pays what is owed. */
public final class Gt1Guarantor {
    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";

    private Gt1Guarantor() {}

    public static RelatedPerson guarantor(Segment gt1, RegistrationDraft draft) {
        Sender sender = draft.sender();
        RelatedPerson person = new RelatedPerson();
        person.setPatient(draft.subject());
        for (int field : new int[] {2, 19, 29}) {
            gt1.values(field).forEach(v -> Cx.identifier(v, sender).ifPresent(person::addIdentifier));
        }
        if (gt1.valued(12)) {
            person.addIdentifier().setSystem(SSN).setValue(gt1.text(12)).setType(Cx.type("SS"));
        }
        gt1.values(3).forEach(v -> Xpn.name(v, sender).ifPresent(person::addName));
        gt1.values(5).forEach(v -> Xad.address(v, sender).ifPresent(person::addAddress));
        for (int field : new int[] {6, 7, 18}) {
            gt1.values(field).forEach(v -> Xtn.contacts(v, sender).forEach(person::addTelecom));
        }
        Ts.date(gt1.value(8), sender).ifPresent(person::setBirthDateElement);
        HlTables.code("AdministrativeSex", gt1.text(9))
                .ifPresent(g -> person.setGender(AdministrativeGender.fromCode(g)));
        Cwe.concept(gt1.value(11), "Relationship", sender).ifPresent(person::addRelationship);
        person.addRelationship(new CodeableConcept().setText("guarantor"));
        Ts.period(gt1.value(13), gt1.value(14), sender).ifPresent(person::setPeriod);
        gt1.values(36).forEach(v -> Languages.concept(v, sender)
                .ifPresent(c -> person.addCommunication().setLanguage(c)));
        return person;
    }

    public static boolean isSomebody(Segment gt1) {
        return gt1.valued(2) || gt1.valued(3) || gt1.valued(12);
    }

    public static String key(Segment gt1) {
        return KeyKind.GUARANTOR.of(gt1.valued(2) ? gt1.value(2).first(1) : gt1.raw(3));
    }
}
