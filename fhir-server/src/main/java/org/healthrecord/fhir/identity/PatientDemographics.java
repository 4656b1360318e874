package org.healthrecord.fhir.identity;

import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsBuilder;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** Reads from a FHIR R4 Patient what identifies the person. Identifier types: HL7 table 0203. */
final class PatientDemographics {
    private static final Set<String> SSN_SYSTEMS =
            Set.of("http://hl7.org/fhir/sid/us-ssn", "urn:oid:2.16.840.1.113883.4.1");

    /** Numbers one person alone holds; insurance and account numbers are a family's or an episode's. */
    private static final Set<String> OWN_NUMBERS =
            Set.of("MR", "PI", "PT", "EMP", "DL", "PPN", "MC", "NI", "NH", "PN", "JHN", "CZ");

    private PatientDemographics() {}

    static Demographics of(Patient patient) {
        DemographicsBuilder builder = new DemographicsBuilder();
        patient.getName().forEach(n -> name(builder, n));
        patient.getIdentifier().forEach(i -> identifier(builder, i));
        patient.getTelecom().forEach(t -> telecom(builder, t));
        patient.getAddress().forEach(a -> address(builder, a));
        builder.birthDate(patient.getBirthDateElement().getValueAsString());
        builder.sex(patient.hasGender() ? patient.getGender().toCode() : null);
        if (patient.hasMultipleBirthIntegerType()) {
            builder.birthRank(patient.getMultipleBirthIntegerType().getValue());
        }
        return builder.build();
    }

    private static void name(DemographicsBuilder builder, HumanName name) {
        List<String> given = name.getGiven().stream()
                .filter(StringType::hasValue)
                .map(PrimitiveType::getValue)
                .toList();
        if (!given.isEmpty() || name.hasFamily()) {
            builder.name(given, text(name.getFamily()), name.getSuffixAsSingleString());
        } else if (name.hasText()) {
            String[] words = name.getText().strip().split("\\s+");
            List<String> first = List.of(words).subList(0, words.length - 1);
            builder.name(first, words[words.length - 1], "");
        }
    }

    private static void identifier(DemographicsBuilder builder, Identifier id) {
        if (!id.hasValue() || id.getUse() == Identifier.IdentifierUse.OLD && !id.hasSystem()) {
            return;
        }
        boolean ssn = SSN_SYSTEMS.contains(text(id.getSystem())) || hasType(id, Set.of("SS"));
        if (ssn) {
            builder.ssn(id.getValue());
        } else if (id.hasSystem() && (hasType(id, OWN_NUMBERS) || !id.hasType())) {
            builder.number(id.getSystem(), id.getValue());
        }
    }

    private static boolean hasType(Identifier id, Set<String> codes) {
        return id.getType().getCoding().stream().anyMatch(c -> codes.contains(text(c.getCode())));
    }

    private static void telecom(DemographicsBuilder builder, ContactPoint telecom) {
        if (telecom.getSystem() == ContactPointSystem.EMAIL
                || text(telecom.getValue()).contains("@")) {
            builder.email(telecom.getValue());
        } else if (telecom.getSystem() == null
                || telecom.getSystem() == ContactPointSystem.PHONE
                || telecom.getSystem() == ContactPointSystem.SMS) {
            builder.phone(telecom.getValue());
        }
    }

    private static void address(DemographicsBuilder builder, Address address) {
        String line = String.join(
                " ", address.getLine().stream().map(l -> text(l.getValue())).toList());
        builder.address(line, text(address.getCity()), text(address.getState()), text(address.getPostalCode()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
