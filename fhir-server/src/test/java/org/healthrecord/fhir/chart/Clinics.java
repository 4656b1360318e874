package org.healthrecord.fhir.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** What two clinics say: short ways to assertions for tests. */
public final class Clinics {
    public static final Registration A1 = new Registration("a", "urn:a", "A1");
    public static final Registration A2 = new Registration("a", "urn:a", "A2");
    public static final Registration B1 = new Registration("b", "urn:b", "B1");
    public static final List<Registration> ALL = List.of(A1, A2, B1);

    private Clinics() {}

    public static Assertion patient(Registration r, int at, String family) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(r.mrnSystem()).setValue(r.mrn());
        patient.addName().setFamily(family).addGiven("Ada");
        return new Assertion(
                AssertionKey.patient(r),
                when(at, 0),
                Assertion.Stance.STATED,
                Assertion.Mode.PATCH,
                Set.of(),
                patient,
                "PID",
                List.of());
    }

    public static Assertion observation(Registration r, String order, int at, int day, String code, int value) {
        Observation o = new Observation();
        o.setStatus(Observation.ObservationStatus.FINAL);
        o.setCode(new CodeableConcept(new Coding("http://loinc.org", code, null)));
        o.setSubject(subject(r));
        o.setEncounter(
                new Reference(AssertionKey.of(r, "Encounter", "visit|" + day).urn()));
        o.setEffective(new DateTimeType("2026-01-0" + day + "T10:00:00Z"));
        o.setValue(new Quantity().setValue(BigDecimal.valueOf(value)).setUnit("mmol/L"));
        return Assertion.snapshot(AssertionKey.of(r, "Observation", "order|" + order + "|K"), when(at, 1), o, "OBX[1]");
    }

    public static Assertion withdrawn(Registration r, String order, int at) {
        Observation o = new Observation();
        o.setSubject(subject(r));
        return Assertion.withdrawn(
                AssertionKey.of(r, "Observation", "order|" + order + "|K"), when(at, 9), o, "OBX[1]");
    }

    /** Everything reported under an order is taken back, whatever it was. */
    public static Assertion orderWithdrawn(Registration r, String order, int at) {
        Observation o = new Observation();
        o.setSubject(subject(r));
        AssertionKey key = AssertionKey.of(r, "Observation", AssertionKey.whole("order|" + order + '|'));
        return Assertion.withdrawn(key, when(at, 9), o, "OBR-25");
    }

    public static Assertion condition(Registration r, String key, int at, int day, String code) {
        Condition c = new Condition();
        c.setCode(new CodeableConcept(new Coding("http://snomed.info/sct", code, null)));
        c.setSubject(subject(r));
        c.setOnset(new DateTimeType("2026-01-0" + day));
        return Assertion.snapshot(AssertionKey.of(r, "Condition", "dx|" + key), when(at, 1), c, "DG1[1]");
    }

    public static Assertion visit(Registration r, int day, int at) {
        Encounter e = new Encounter();
        e.setStatus(Encounter.EncounterStatus.FINISHED);
        e.setSubject(subject(r));
        e.getPeriod().setStart(Date.from(Instant.parse("2026-01-0" + day + "T09:00:00Z")));
        return Assertion.snapshot(AssertionKey.of(r, "Encounter", "visit|" + day), when(at, 1), e, "PV1");
    }

    /** A person the clinic only names in passing. */
    public static Assertion clinician(Registration r, String number, int at) {
        Practitioner practitioner = new Practitioner();
        practitioner.addName().setFamily("Doctor " + number);
        return new Assertion(
                AssertionKey.directory(r.source(), "Practitioner", "urn:staff|" + number),
                when(at, 0),
                Assertion.Stance.STATED,
                Assertion.Mode.MENTION,
                Set.of(),
                practitioner,
                "PV1-7",
                List.of());
    }

    private static Reference subject(Registration r) {
        return new Reference(AssertionKey.patient(r).urn());
    }

    public static Precedence when(int at, int rank) {
        return new Precedence(Instant.parse("2026-02-01T00:00:00Z").plusSeconds(at), rank, "");
    }
}
