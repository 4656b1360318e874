package org.healthrecord.fhir.exit.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * What clinics a, b and x say of two people, and what one of them has stated through the portal: that x is to be shown to
 * nobody. The same seed tells the same story, with x or without it.
 */
final class Story {
    static final Registration A = new Registration("a", "urn:a", "A1");
    static final Registration B = new Registration("b", "urn:b", "B1");
    static final Registration X = new Registration("x", "urn:x", "X1");
    static final Registration PORTAL = new Registration("portal", "urn:portal", "P1");
    static final Registration OTHER_A = new Registration("a", "urn:a", "A9");
    /** That somebody uses the portal is no secret; that this person does, is. */
    static final Registration OTHER_PORTAL = new Registration("portal", "urn:portal", "P9");

    static final Registration OTHER_X = new Registration("x", "urn:x", "X9");
    static final List<String> LOINC = List.of("718-7", "2345-7", "4548-4", "29463-7");
    static final List<String> SNOMED = List.of("38341003", "44054006", "195967001");
    static final List<String> RXNORM = List.of("197361", "860975", "1819");

    private final Random random;
    private final List<Message> messages = new ArrayList<>();

    record Message(String id, String source, List<Assertion> assertions, List<IdentityStatement> identity) {}

    private Story(long seed) {
        this.random = new Random(seed);
    }

    /** Messages in the order in which they arrive, the consent among them. */
    static List<Message> of(long seed) {
        Story story = new Story(seed);
        for (Registration r : List.of(A, OTHER_A, B, PORTAL, X, OTHER_X, OTHER_PORTAL)) {
            story.introduce(r);
        }
        for (int i = 0; i < 60; i++) {
            List<Registration> all = List.of(A, B, X, X, OTHER_A, OTHER_X);
            story.tell(all.get(story.random.nextInt(all.size())));
        }
        story.add(PORTAL, List.of(consent()));
        return story.messages;
    }

    private void introduce(Registration r) {
        boolean other = Set.of(OTHER_A, OTHER_X, OTHER_PORTAL).contains(r);
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(r.mrnSystem()).setValue(r.mrn());
        patient.addName().setFamily(other ? "Turing" : "Lovelace").addGiven(other ? "Alan" : "Ada");
        patient.setGender(other ? AdministrativeGender.MALE : AdministrativeGender.FEMALE);
        patient.setBirthDateElement(new DateType(other ? "1962-06-23" : "1975-12-10"));
        patient.addAddress()
                .addLine(r.source() + " Road 1")
                .setCity(r.source().equals("x") ? "Xtown" : "Bath")
                .setPostalCode("01234");
        patient.addTelecom().setValue("555-01" + r.mrn());
        Assertion stated = new Assertion(
                AssertionKey.patient(r),
                when(0),
                Assertion.Stance.STATED,
                Assertion.Mode.PATCH,
                Set.of(),
                patient,
                "PID",
                List.of());
        List<IdentityStatement> identity = r.equals(A) || other && r.equals(OTHER_A)
                ? List.of()
                : List.of(new IdentityStatement.Link(r, other ? OTHER_A : A, Instant.EPOCH, "PID"));
        add(r, List.of(stated), identity);
    }

    private void tell(Registration r) {
        int day = 1 + random.nextInt(4);
        int number = random.nextInt(6);
        List<Assertion> told = new ArrayList<>(List.of(visit(r, day), clinician(r)));
        switch (random.nextInt(8)) {
            case 0 -> told.add(condition(r, number, day));
            case 1 -> told.add(medication(r, number, day));
            case 2 -> told.add(allergy(r, number));
            case 3 -> told.add(procedure(r, number, day));
            case 4 -> told.add(immunization(r, day));
            case 5 -> told.addAll(document(r, number, day));
            case 6 -> told.add(withdrawn(r, number));
            default -> told.add(observation(r, number, day));
        }
        add(r, told);
    }

    private void add(Registration r, List<Assertion> assertions) {
        add(r, assertions, List.of());
    }

    private void add(Registration r, List<Assertion> assertions, List<IdentityStatement> identity) {
        String id = "01j0000000" + "%016d".formatted(messages.size());
        messages.add(new Message(id, r.source(), assertions, identity));
    }

    private Precedence when(int at) {
        return new Precedence(Instant.parse("2026-02-01T00:00:00Z").plusSeconds(at), 0, "");
    }

    private Assertion stated(Registration r, String local, Resource resource) {
        return Assertion.snapshot(
                AssertionKey.of(r, resource.fhirType(), local),
                when(1 + random.nextInt(100)),
                resource,
                resource.fhirType() + "[1]");
    }

    private Assertion observation(Registration r, int number, int day) {
        Observation o = new Observation();
        o.setStatus(Observation.ObservationStatus.FINAL);
        o.addCategory(concept("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory"));
        o.setCode(concept("http://loinc.org", LOINC.get(number % LOINC.size())));
        o.setSubject(subject(r));
        o.setEncounter(reference(r, "Encounter", "visit|" + day));
        o.setEffective(new DateTimeType("2026-01-0" + day + "T10:00:00Z"));
        o.setValue(new Quantity()
                .setValue(BigDecimal.valueOf(random.nextInt(3)))
                .setUnit("mmol/L")
                .setCode("mmol/L")
                .setSystem("http://unitsofmeasure.org"));
        return stated(r, "order|" + number + "|K", o);
    }

    private Assertion withdrawn(Registration r, int number) {
        Observation o = new Observation();
        o.setSubject(subject(r));
        return Assertion.withdrawn(AssertionKey.of(r, "Observation", "order|" + number + "|K"), when(50), o, "OBX[1]");
    }

    private Assertion condition(Registration r, int number, int day) {
        Condition c = new Condition();
        c.setCode(concept("http://snomed.info/sct", SNOMED.get(number % SNOMED.size())));
        c.setClinicalStatus(concept(
                "http://terminology.hl7.org/CodeSystem/condition-clinical",
                random.nextBoolean() ? "active" : "resolved"));
        c.setSubject(subject(r));
        c.setEncounter(reference(r, "Encounter", "visit|" + day));
        c.setOnset(new DateTimeType("2026-01-0" + day));
        return stated(r, "dx|" + number, c);
    }

    private Assertion medication(Registration r, int number, int day) {
        MedicationRequest m = new MedicationRequest();
        m.setStatus(
                random.nextBoolean()
                        ? MedicationRequest.MedicationRequestStatus.ACTIVE
                        : MedicationRequest.MedicationRequestStatus.STOPPED);
        m.setIntent(MedicationRequest.MedicationRequestIntent.ORDER);
        m.setMedication(concept("http://www.nlm.nih.gov/research/umls/rxnorm", RXNORM.get(number % RXNORM.size())));
        m.setSubject(subject(r));
        m.setAuthoredOnElement(new DateTimeType("2026-01-0" + day));
        return stated(r, "rx|" + number, m);
    }

    private Assertion allergy(Registration r, int number) {
        AllergyIntolerance a = new AllergyIntolerance();
        a.setCode(concept("http://www.nlm.nih.gov/research/umls/rxnorm", number % 2 == 0 ? "7980" : "10831"));
        a.setPatient(subject(r));
        a.setClinicalStatus(concept("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active"));
        a.addReaction()
                .addManifestation(concept("http://snomed.info/sct", random.nextBoolean() ? "271807003" : "39579001"));
        return stated(r, "al|" + number, a);
    }

    private Assertion procedure(Registration r, int number, int day) {
        Procedure p = new Procedure();
        p.setStatus(Procedure.ProcedureStatus.COMPLETED);
        p.setCode(concept("http://snomed.info/sct", number % 2 == 0 ? "80146002" : "73761001"));
        p.setSubject(subject(r));
        p.setPerformed(new DateTimeType("2026-01-0" + day));
        return stated(r, "pr|" + number, p);
    }

    private Assertion immunization(Registration r, int day) {
        Immunization i = new Immunization();
        i.setStatus(Immunization.ImmunizationStatus.COMPLETED);
        i.setVaccineCode(concept("http://hl7.org/fhir/sid/cvx", "140"));
        i.setPatient(subject(r));
        i.setOccurrence(new DateTimeType("2026-01-0" + day));
        return stated(r, "im|" + day, i);
    }

    private List<Assertion> document(Registration r, int number, int day) {
        Binary binary = new Binary();
        binary.setContentType("text/plain");
        binary.setData(("note " + number + " of " + r.source()).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        DocumentReference d = new DocumentReference();
        d.setStatus(DocumentReferenceStatus.CURRENT);
        d.setType(concept("http://loinc.org", "34133-9"));
        d.setSubject(subject(r));
        d.setDateElement(new org.hl7.fhir.r4.model.InstantType("2026-01-0" + day + "T09:00:00Z"));
        d.addContent()
                .setAttachment(new Attachment()
                        .setContentType("text/plain")
                        .setUrl(AssertionKey.of(r, "Binary", "doc|" + number).urn()));
        return List.of(stated(r, "doc|" + number, binary), stated(r, "doc|" + number, d));
    }

    private Assertion visit(Registration r, int day) {
        Encounter e = new Encounter();
        e.setStatus(Encounter.EncounterStatus.FINISHED);
        e.setClass_(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActCode", "AMB", null));
        e.setSubject(subject(r));
        e.getPeriod().setStartElement(new DateTimeType("2026-01-0" + day + "T09:00:00Z"));
        e.addParticipant()
                .setIndividual(new Reference(AssertionKey.directory(r.source(), "Practitioner", "urn:staff|1")
                        .urn()));
        return stated(r, "visit|" + day, e);
    }

    private Assertion clinician(Registration r) {
        Practitioner practitioner = new Practitioner();
        practitioner.addName().setFamily("Doctor " + r.source());
        return new Assertion(
                AssertionKey.directory(r.source(), "Practitioner", "urn:staff|1"),
                when(0),
                Assertion.Stance.STATED,
                Assertion.Mode.MENTION,
                Set.of(),
                practitioner,
                "PV1-7",
                List.of());
    }

    private static Assertion consent() {
        Consent consent = new Consent();
        consent.setStatus(ConsentState.ACTIVE);
        consent.setScope(concept("http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"));
        consent.setPatient(subject(PORTAL));
        consent.getProvision().setType(ConsentProvisionType.DENY);
        consent.getProvision().addData().setReference(new Reference("Organization/source-x"));
        return Assertion.snapshot(
                AssertionKey.of(PORTAL, "Consent", "consent|1"),
                new Precedence(Instant.parse("2026-03-01T00:00:00Z"), 0, ""),
                consent,
                "/");
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    private static Reference subject(Registration r) {
        return new Reference(AssertionKey.patient(r).urn());
    }

    private static Reference reference(Registration r, String type, String local) {
        return new Reference(AssertionKey.of(r, type, local).urn());
    }
}
