package org.healthrecord.mapping.ccda.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.ccda.datatype.Addresses;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Names;
import org.healthrecord.mapping.ccda.datatype.Telecoms;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.jspecify.annotations.Nullable;

/** People related to the patient (relatedEntity, associatedEntity) to RelatedPerson: relatives, carers, proxies. */
public final class RelatedPeople {
    private static final Set<String> PERSONAL =
            Set.of("PRS", "NOK", "ECON", "CON", "CAREGIVER", "GUARD", "AGNT", "GRANTOR", "GRANTEE");

    private RelatedPeople() {}

    /** Whether an associatedEntity is a related person of the patient. */
    public static boolean isOne(CdaNode associatedEntity) {
        return PERSONAL.contains(associatedEntity.attr("classCode"));
    }

    /** Null where no one is named. The person may have been this to the patient only for some time. */
    public static @Nullable Reference of(CdaNode entity, CdaNode time, CdaDocument doc) {
        CdaNode person = person(entity);
        RelatedPerson p = new RelatedPerson();
        p.setIdentifier(Identifiers.all(entity));
        p.setName(Names.all(person, doc.times()));
        p.setTelecom(Telecoms.all(entity));
        p.setAddress(Addresses.all(entity, doc.times()));
        relationship(p, entity, doc);
        if (!p.hasName() && !p.hasIdentifier() && !p.hasTelecom() && !p.hasRelationship()) {
            return null;
        }
        about(p, person, doc);
        Period period = doc.times().period(time);
        p.setPeriod(period);
        p.setPatient(doc.patient());
        return doc.drafts().addAs(local(p), p, entity).reference();
    }

    private static CdaNode person(CdaNode entity) {
        for (String name : List.of("relatedPerson", "associatedPerson", "assignedPerson")) {
            if (entity.child(name).exists()) {
                return entity.child(name);
            }
        }
        return CdaNode.NONE;
    }

    private static void relationship(RelatedPerson p, CdaNode entity, CdaDocument doc) {
        CodeableConcept relation = doc.concept(entity.child("code"));
        boolean guarantor = entity.child("code").is("code", "GUAR");
        if (relation != null && !guarantor) {
            p.addRelationship(relation);
        }
        String role = guarantor ? "GUAR" : entity.attr("classCode");
        if (Set.of("GUAR", "ECON", "NOK", "GUARD", "CAREGIVER").contains(role)) {
            p.addRelationship(new CodeableConcept()
                    .addCoding(new Coding()
                            .setSystem("http://terminology.hl7.org/CodeSystem/v3-RoleClass")
                            .setCode(role)));
        }
    }

    private static void about(RelatedPerson p, CdaNode person, CdaDocument doc) {
        DateType born = doc.times().date(person.child("sdtc:birthTime"));
        p.setBirthDateElement(born);
        switch (person.child("sdtc:administrativeGenderCode").attr("code")) {
            case "M" -> p.setGender(AdministrativeGender.MALE);
            case "F" -> p.setGender(AdministrativeGender.FEMALE);
            case "UN" -> p.setGender(AdministrativeGender.OTHER);
            default -> {}
        }
    }

    /** By an identifier of the person, else by name and relationship. */
    private static String local(RelatedPerson p) {
        for (Identifier id : p.getIdentifier()) {
            if (id.hasSystem()) {
                return KeyKind.RELATED.of(id.getSystem(), id.getValue());
            }
        }
        List<CodeableConcept> relations = p.getRelationship();
        String what = relations.isEmpty()
                ? ""
                : String.valueOf(relations.get(0).getCodingFirstRep().getCode());
        String name = p.getNameFirstRep().getNameAsSingleString();
        String called = name == null ? p.getTelecomFirstRep().getValue() : name;
        return KeyKind.RELATED.of(
                String.valueOf(called).toLowerCase(Locale.ROOT).strip(), what);
    }
}
