package org.healthrecord.mapping.ccda.header;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.ccda.datatype.Addresses;
import org.healthrecord.mapping.ccda.datatype.Identifiers;
import org.healthrecord.mapping.ccda.datatype.Languages;
import org.healthrecord.mapping.ccda.datatype.Names;
import org.healthrecord.mapping.ccda.datatype.Telecoms;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.entry.Absent;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/** recordTarget to Patient (table CF Patient). */
public final class RecordTarget {
    private RecordTarget() {}

    public static void map(CdaDocument doc) {
        CdaNode role = doc.root().at("recordTarget", "patientRole");
        CdaNode person = role.child("patient");
        Patient p = new Patient();
        p.setIdentifier(identifiers(role, doc));
        p.setName(names(person, doc));
        p.setAddress(Addresses.all(role, doc.times()));
        p.setTelecom(Telecoms.all(role));
        gender(p, person.child("administrativeGenderCode"));
        birth(p, person, doc);
        p.setMaritalStatus(doc.concept(person.child("maritalStatusCode")));
        languages(p, person);
        Guardians.set(p, person, doc);
        PatientExtensions.set(p, person, doc);
        SocialIdentity.set(p, doc);
        Reference keeper = doc.directory().organization(role.child("providerOrganization"));
        p.setManagingOrganization(keeper);
        Participants.primary(doc).forEach(p::addGeneralPractitioner);
        doc.drafts().addAs(AssertionKey.patient(doc.registration()).local(), p, role);
    }

    private static List<Identifier> identifiers(CdaNode role, CdaDocument doc) {
        List<Identifier> all = new ArrayList<>(Identifiers.all(role));
        if (all.removeIf(i -> i.hasSystem() && !doc.realNumbers().isPatients(i))) {
            doc.warn("placeholder-number", role, "A filler, not a number; left out.");
        }
        for (Identifier id : all) {
            if (doc.registration().mrn().equals(id.getValue())) {
                id.setType(new CodeableConcept()
                        .addCoding(new Coding()
                                .setSystem("http://terminology.hl7.org/CodeSystem/v2-0203")
                                .setCode("MR")));
                id.setSystem(doc.registration().mrnSystem());
                break;
            }
        }
        return all;
    }

    /** A name that is only stated to be missing is so in FHIR too. */
    private static List<HumanName> names(CdaNode person, CdaDocument doc) {
        List<HumanName> all = Names.all(person, doc.times());
        String flavor = person.child("name").nullFlavor();
        return all.isEmpty() && !flavor.isEmpty() ? List.of(Absent.mark(new HumanName(), flavor)) : all;
    }

    private static void gender(Patient p, CdaNode code) {
        switch (code.attr("code")) {
            case "M" -> p.setGender(AdministrativeGender.MALE);
            case "F" -> p.setGender(AdministrativeGender.FEMALE);
            case "UN", "O" -> p.setGender(AdministrativeGender.OTHER);
            case "U", "UNK" -> p.setGender(AdministrativeGender.UNKNOWN);
            default -> {}
        }
        if (!p.hasGender() && code.is("nullFlavor", "UNK")) {
            p.setGender(AdministrativeGender.UNKNOWN);
        }
    }

    private static void birth(Patient p, CdaNode person, CdaDocument doc) {
        DateType date = doc.times().date(person.child("birthTime"));
        DateTimeType time = doc.times().dateTime(person.child("birthTime"));
        if (date != null && time != null && time.getValueAsString().length() > 10) {
            date.addExtension("http://hl7.org/fhir/StructureDefinition/patient-birthTime", time);
        }
        p.setBirthDateElement(date);
        DateTimeType died = doc.times().dateTime(person.child("sdtc:deceasedTime"));
        CdaNode dead = person.child("sdtc:deceasedInd");
        if (died != null) {
            p.setDeceased(died);
        } else if (dead.is("value", "true") || dead.is("value", "false")) {
            p.setDeceased(new BooleanType(dead.attr("value")));
        }
        String order = person.child("sdtc:multipleBirthOrderNumber").attr("value");
        CdaNode multiple = person.child("sdtc:multipleBirthInd");
        if (order.matches("\\d{1,2}")) {
            p.setMultipleBirth(new IntegerType(Integer.parseInt(order)));
        } else if (multiple.is("value", "true") || multiple.is("value", "false")) {
            p.setMultipleBirth(new BooleanType(multiple.attr("value")));
        }
    }

    private static void languages(Patient p, CdaNode person) {
        for (CdaNode spoken : person.children("languageCommunication")) {
            String code = spoken.child("languageCode").attr("code");
            if (!code.isEmpty()) {
                Patient.PatientCommunicationComponent c = p.addCommunication();
                c.setLanguage(Languages.of(code));
                String preferred = spoken.child("preferenceInd").attr("value");
                if (preferred.equals("true") || preferred.equals("false")) {
                    c.setPreferred(Boolean.parseBoolean(preferred));
                }
            }
        }
    }
}
