package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.HashSet;
import java.util.Set;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Languages;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xpn;
import org.healthrecord.mapping.hl7v2.datatype.Xtn;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointUse;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Segment PID to Patient. Departs from the guide in three points: PID-18 is an Account of the visit and no identifier of
 * the person; PID-21 is a RelatedPerson; the county (PID-12) goes to the first address that has none.
 */
public final class PidPatient {
    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";

    private PidPatient() {}

    public static Patient patient(Segment pid, Registration registration, Sender sender) {
        Patient patient = new Patient();
        identifiers(pid, patient, registration, sender);
        for (int field : new int[] {5, 9}) {
            pid.values(field).forEach(v -> Xpn.name(v, sender).ifPresent(patient::addName));
        }
        HlTables.code("AdministrativeSex", pid.text(8))
                .ifPresent(g -> patient.setGender(AdministrativeGender.fromCode(g)));
        PidBirthAndDeath.add(pid, patient, sender);
        addresses(pid, patient, sender);
        telecoms(pid, 13, ContactPointUse.HOME, patient, sender);
        telecoms(pid, 14, ContactPointUse.WORK, patient, sender);
        telecoms(pid, 40, null, patient, sender);
        pid.values(15).forEach(v -> Languages.concept(v, sender)
                .ifPresent(c -> patient.addCommunication().setLanguage(c)));
        Cwe.concept(pid.value(16), "MaritalStatus", sender).ifPresent(patient::setMaritalStatus);
        PidExtensions.add(pid, patient, sender);
        return patient;
    }

    /** The elements whose field the sender emptied on purpose. */
    public static Set<String> cleared(Segment pid) {
        Set<String> cleared = new HashSet<>();
        clear(pid, 5, "name", cleared);
        clear(pid, 7, "birthDate", cleared);
        clear(pid, 8, "gender", cleared);
        clear(pid, 11, "address", cleared);
        clear(pid, 13, "telecom", cleared);
        clear(pid, 15, "communication", cleared);
        clear(pid, 16, "maritalStatus", cleared);
        clear(pid, 29, "deceased", cleared);
        if (pid.deleted(13) && pid.valued(14)) {
            cleared.remove("telecom");
        }
        return cleared;
    }

    private static void identifiers(Segment pid, Patient patient, Registration registration, Sender sender) {
        for (Value value : pid.values(3)) {
            Cx.identifier(value, sender)
                    .filter(i -> real(i, pid, 3, sender))
                    .ifPresent(i -> add(patient, own(i, value, registration, sender)));
        }
        for (int field : new int[] {2, 4}) {
            pid.values(field).forEach(v -> Cx.identifier(v, sender)
                    .filter(i -> real(i, pid, field, sender))
                    .ifPresent(i -> add(patient, i)));
        }
        String ssn = pid.text(19);
        if (!ssn.isEmpty()) {
            Identifier identifier =
                    new Identifier().setSystem(SSN).setValue(ssn).setType(Cx.type("SS"));
            if (real(identifier, pid, 19, sender)) {
                add(patient, identifier);
            }
        }
        licence(pid, patient, sender);
    }

    private static void licence(Segment pid, Patient patient, Sender sender) {
        Value licence = pid.value(20);
        if (licence.has(1)) {
            Identifier identifier = new Identifier().setValue(licence.first(1)).setType(Cx.type("DL"));
            if (licence.has(2)) {
                identifier.getAssigner().setDisplay(licence.first(2));
            }
            if (real(identifier, pid, 20, sender)) {
                add(patient, identifier);
            }
        }
    }

    /** No one is found by a filler, and no one is taken for another person because of one. */
    private static boolean real(Identifier identifier, Segment pid, int field, Sender sender) {
        boolean real = sender.profile().realNumbers().isPatients(identifier);
        if (!real) {
            sender.report(Issue.warning("placeholder-number", pid.place(field), "A filler, not a number; left out."));
        }
        return real;
    }

    /** The number the registration goes by is always written with the clinic's own system. */
    private static Identifier own(Identifier identifier, Value value, Registration registration, Sender sender) {
        boolean same = registration.mrn().equals(identifier.getValue());
        return same && PatientNumber.isOwn(value, registration, sender)
                ? identifier.setSystem(registration.mrnSystem())
                : identifier;
    }

    private static void add(Patient patient, Identifier identifier) {
        boolean known = patient.getIdentifier().stream()
                .anyMatch(i -> i.getValue().equals(identifier.getValue())
                        && (!identifier.hasSystem() || identifier.getSystem().equals(i.getSystem())));
        if (!known && identifier.hasValue()) {
            patient.addIdentifier(identifier);
        }
    }

    private static void addresses(Segment pid, Patient patient, Sender sender) {
        pid.values(11).forEach(v -> Xad.address(v, sender).ifPresent(patient::addAddress));
        String county = pid.text(12);
        if (county.isEmpty() || patient.getAddress().stream().anyMatch(a -> county.equals(a.getDistrict()))) {
            return;
        }
        patient.getAddress().stream()
                .filter(a -> !a.hasDistrict())
                .findFirst()
                .orElseGet(patient::addAddress)
                .setDistrict(county);
    }

    private static void telecoms(
            Segment pid, int field, @Nullable ContactPointUse usual, Patient patient, Sender sender) {
        for (Value value : pid.values(field)) {
            for (ContactPoint contact : Xtn.contacts(value, sender)) {
                patient.addTelecom(contact.hasUse() || usual == null ? contact : contact.setUse(usual));
            }
        }
    }

    private static void clear(Segment pid, int field, String element, Set<String> cleared) {
        if (pid.deleted(field)) {
            cleared.add(element);
        }
    }
}
