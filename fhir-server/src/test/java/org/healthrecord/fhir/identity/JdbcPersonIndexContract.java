package org.healthrecord.fhir.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.identity.PersonIndex.Move;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.store.DecisionTable.Ends;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.IdentityStatement.Link;
import org.healthrecord.mapping.assertion.IdentityStatement.Merge;
import org.healthrecord.mapping.assertion.IdentityStatement.Unlink;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds on every database. */
abstract class JdbcPersonIndexContract {
    private static final Instant MONDAY = Instant.parse("2025-03-03T08:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2025-03-04T08:00:00Z");
    private static final Registration URGENT = registration("urgent", "U1");
    private static final Registration CANCER = registration("cancer", "C1");
    private static final Registration PAIN = registration("pain", "P1");

    private JdbcClient jdbc;
    private JdbcPersonIndex index;

    abstract JdbcClient database();

    @BeforeEach
    void open() {
        jdbc = database();
        index = new JdbcPersonIndex(jdbc, MatchPolicy.shipped(), Clock.systemUTC());
    }

    @Test
    void aNewRegistrationIsANewPerson() {
        List<Move> moves = index.update(Map.of(URGENT, nora()), List.of());
        assertThat(moves).singleElement().satisfies(m -> {
            assertThat(m.registration()).isEqualTo(URGENT);
            assertThat(m.from()).isNull();
            assertThat(m.to()).matches("p[0-9a-f]{20}");
        });
        assertThat(index.registrationsOf(moves.get(0).to())).containsExactly(URGENT);
    }

    @Test
    void theSamePersonAtAnotherClinicJoinsAndKeepsTheId() {
        index.update(Map.of(URGENT, nora()), List.of());
        String person = person(URGENT);
        assertThat(index.update(Map.of(CANCER, nora()), List.of())).containsExactly(new Move(CANCER, null, person));
        assertThat(index.registrationsOf(person)).containsExactlyInAnyOrder(URGENT, CANCER);
    }

    @Test
    void sayingTheSameAgainChangesNothing() {
        index.update(Map.of(URGENT, nora()), List.of());
        assertThat(index.update(Map.of(URGENT, nora()), List.of())).isEmpty();
    }

    @Test
    void correctedDemographicsAreDecidedAgain() {
        index.update(Map.of(URGENT, nora()), List.of());
        index.update(Map.of(CANCER, linus()), List.of());
        assertThat(person(CANCER)).isNotEqualTo(person(URGENT));
        index.update(Map.of(CANCER, nora()), List.of());
        assertThat(person(CANCER)).isEqualTo(person(URGENT));
        List<Move> back = index.update(Map.of(CANCER, linus()), List.of());
        assertThat(back).singleElement().satisfies(m -> assertThat(m.registration())
                .isEqualTo(CANCER));
        assertThat(person(CANCER)).isNotEqualTo(person(URGENT));
    }

    /** The telephone of a front desk: two women of a common name and one birthday are not one because of it. */
    @Test
    void aTelephoneThatManyNamesShareIsNoContact() {
        List<String> names = List.of("Albrecht", "Cummins", "Matlock", "Jaramillo", "Beauchamp");
        Patient maria = named("Maria", "Garcia", "1971-03-26", "9 Granite Ter", "Fitchburg");
        Patient other = named("Maria", "Garcia", "1971-03-26", "77 Elm Ct", "Lowell");
        index.update(Map.of(URGENT, maria), List.of());
        index.update(Map.of(CANCER, other), List.of());
        assertThat(person(CANCER)).isEqualTo(person(URGENT));
        for (String name : names) {
            Patient stranger = named("Ida", name, "1960-05-0" + (1 + names.indexOf(name)), name + " Rd", "Salem");
            index.update(Map.of(registration("pain", name), stranger), List.of());
        }
        assertThat(person(CANCER)).isNotEqualTo(person(URGENT));
        index.update(
                Map.of(registration("pain", "Cummins"), linus(), registration("pain", "Matlock"), nora()), List.of());
        assertThat(person(CANCER)).as("fewer names share it again").isEqualTo(person(URGENT));
    }

    private static Patient named(String given, String family, String birth, String street, String city) {
        Patient patient = new Patient();
        patient.addName().setFamily(family).addGiven(given);
        patient.setBirthDateElement(new DateType(birth));
        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("617-555-6402");
        patient.addAddress().addLine(street).setCity(city);
        return patient;
    }

    /** Two servers, or one that gives an id again. */
    @Test
    void anIdUnderWhichTwoRecordNumbersStandBelongsToTheFirst() {
        Registration id = new Registration("urgent", Registration.serverIdSystem("urgent"), "7");
        Registration second = registration("urgent", "U2");
        index.update(Map.of(URGENT, nora(), second, linus()), List.of());
        index.update(Map.of(), List.of(new Link(id, URGENT, MONDAY, "a")));
        index.update(Map.of(), List.of(new Link(id, second, MONDAY.plusSeconds(60), "b")));
        assertThat(person(id)).isEqualTo(person(URGENT)).isNotEqualTo(person(second));
        index.update(Map.of(), List.of(new Merge(URGENT, second, MONDAY.plusSeconds(90), "c")));
        assertThat(person(second)).as("the clinic says they are one").isEqualTo(person(id));
    }

    @Test
    void aMergedNumberBelongsToThePersonThoughNothingElseIsKnownOfIt() {
        Registration retired = registration("urgent", "U0");
        index.update(Map.of(URGENT, nora()), List.of());
        index.update(Map.of(), List.of(new Merge(URGENT, retired, MONDAY, "MRG-1")));
        assertThat(person(retired)).isEqualTo(person(URGENT));
        index.update(Map.of(CANCER, nora()), List.of());
        assertThat(index.registrationsOf(person(URGENT))).containsExactlyInAnyOrder(URGENT, retired, CANCER);
    }

    @Test
    void anUnlinkPartsWhatDemographicsWouldJoinAndALaterLinkJoinsAgain() {
        index.update(Map.of(URGENT, nora()), List.of());
        index.update(Map.of(CANCER, nora()), List.of());
        String person = person(URGENT);
        index.update(Map.of(), List.of(new Unlink(URGENT, CANCER, MONDAY, "PID-3")));
        assertThat(person(CANCER)).isNotEqualTo(person(URGENT));
        assertThat(person(URGENT)).isEqualTo(person);
        index.update(Map.of(), List.of(new IdentityStatement.Link(URGENT, CANCER, TUESDAY, "PID-3")));
        assertThat(person(CANCER)).isEqualTo(person(URGENT));
    }

    @Test
    void anOlderStatementThatComesLateChangesNothing() {
        index.update(Map.of(URGENT, nora(), CANCER, nora()), List.of());
        index.update(Map.of(), List.of(new Unlink(URGENT, CANCER, TUESDAY, "PID-3")));
        assertThat(index.update(Map.of(), List.of(new IdentityStatement.Link(URGENT, CANCER, MONDAY, "PID-3"))))
                .isEmpty();
    }

    @Test
    void theIdOfADissolvedPersonIsNeverGivenAgain() {
        index.update(Map.of(URGENT, nora()), List.of());
        index.update(Map.of(CANCER, linus()), List.of());
        String dissolved = person(CANCER);
        index.update(Map.of(CANCER, nora()), List.of());
        assertThat(index.registrationsOf(dissolved)).isEmpty();
        index.update(Map.of(CANCER, linus()), List.of());
        assertThat(person(CANCER)).isNotEqualTo(dissolved).isNotEqualTo(person(URGENT));
    }

    @Test
    void aStewardStandsAboveTheClinicsAndTheRules() {
        index.update(Map.of(URGENT, nora(), CANCER, nora()), List.of());
        assertThat(index.state(URGENT, CANCER, false, "steward", "seen both")).hasSize(1);
        assertThat(index.update(Map.of(), List.of(new IdentityStatement.Link(URGENT, CANCER, TUESDAY, "PID-3"))))
                .isEmpty();
        assertThat(index.update(Map.of(PAIN, nora()), List.of())).hasSize(1);
        assertThat(person(URGENT)).isNotEqualTo(person(CANCER));
    }

    @Test
    void everyMoveIsRemembered() {
        index.update(Map.of(URGENT, nora(), CANCER, nora()), List.of());
        index.update(Map.of(), List.of(new Unlink(URGENT, CANCER, MONDAY, "PID-3")));
        assertThat(jdbc.sql("select count(*) from identity_link_history")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from identity_link_history where effective_at = ?")
                        .param(MONDAY.atOffset(ZoneOffset.UTC))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void doubtfulPairsWaitForASteward() {
        Patient plain = patient("James", "Smith");
        plain.getTelecom().clear();
        Map<Registration, Patient> two = new HashMap<>(Map.of(URGENT, plain, CANCER, plain));
        index.update(two, List.of());
        assertThat(person(URGENT)).isNotEqualTo(person(CANCER));
        assertThat(queued()).isEqualTo(1);
        index.state(URGENT, CANCER, false, "steward", "two people");
        assertThat(queued()).isZero();
    }

    @Test
    void aStewardSeesBothSidesAndLinksThem() {
        Patient plain = patient("James", "Smith");
        plain.getTelecom().clear();
        index.update(Map.of(URGENT, plain, CANCER, plain), List.of());
        ReviewQueue queue = new ReviewQueue(jdbc, index, (hidden, change) -> change.get(), Clock.systemUTC());
        Ends ends = queue.of(person(URGENT)).get(0).ends();
        assertThat(queue.sideBySide(ends.one(), ends.other())
                        .orElseThrow()
                        .question()
                        .orElseThrow()
                        .evidence())
                .contains("BIRTH_DATE");
        queue.defer(ends.one(), ends.other(), "steward", Instant.now().plusSeconds(3600), "asked the clinic");
        assertThat(queue.count()).isZero();
        assertThat(queue.link(ends.one(), ends.other(), "steward", "the clinic says so"))
                .hasSize(1);
        assertThat(person(URGENT)).isEqualTo(person(CANCER));
    }

    @Test
    void whatAStewardTakesBackIsAskedAgain() {
        Patient plain = patient("James", "Smith");
        plain.getTelecom().clear();
        index.update(Map.of(URGENT, plain, CANCER, plain), List.of());
        ReviewQueue queue = new ReviewQueue(jdbc, index, (hidden, change) -> change.get(), Clock.systemUTC());
        Ends ends = queue.of(person(URGENT)).get(0).ends();
        queue.never(ends.one(), ends.other(), "steward", "two people");
        assertThat(queue.count()).isZero();
        assertThat(queue.undo(ends.one(), ends.other(), "steward", "the wrong key"))
                .isEmpty();
        assertThat(queue.count()).isEqualTo(1);
        queue.link(ends.one(), ends.other(), "steward", "the clinic says so");
        assertThat(person(URGENT)).isEqualTo(person(CANCER));
        assertThat(queue.undo(ends.one(), ends.other(), "steward", "the wrong key"))
                .hasSize(1);
        assertThat(person(URGENT)).isNotEqualTo(person(CANCER));
        assertThat(queue.count()).isEqualTo(1);
        queue.defer(ends.one(), ends.other(), "steward", Instant.now().plusSeconds(3600), "asked the clinic");
        queue.undo(ends.one(), ends.other(), "steward", "not needed");
        assertThat(queue.count()).isEqualTo(1);
    }

    @Test
    void aRegistrationIsTakenOutOfAPersonAndPutBack() {
        index.update(Map.of(URGENT, nora(), CANCER, nora(), PAIN, nora()), List.of());
        String person = person(URGENT);
        long pain = jdbc.sql("select id from identity_registration where mrn = ?")
                .param(PAIN.mrn())
                .query(Long.class)
                .single();
        PersonParting parting = new PersonParting(jdbc, index, (hidden, change) -> change.get());
        assertThat(parting.takeOut(person, pain, "steward", "another person"))
                .hasValueSatisfying(m -> assertThat(m).hasSize(1));
        assertThat(index.registrationsOf(person)).containsExactlyInAnyOrder(URGENT, CANCER);
        assertThat(parting.takeOut(person, pain, "steward", "another person"))
                .as("it is not there any more")
                .isEmpty();
        index.update(Map.of(URGENT, nora()), List.of());
        assertThat(person(PAIN)).as("also after news").isNotEqualTo(person);
        assertThat(parting.putBack(person, pain, "steward", "the wrong line")).isPresent();
        assertThat(index.registrationsOf(person)).containsExactlyInAnyOrder(URGENT, CANCER, PAIN);
        assertThat(parting.putBack(person, pain, "steward", "the wrong line"))
                .as("nothing is left to take back")
                .isEmpty();
    }

    @Test
    void aDescribedPatientIsFoundWithoutBeingKept() {
        index.update(Map.of(URGENT, nora(), CANCER, linus()), List.of());
        assertThat(new PersonMatch(jdbc, MatchPolicy.shipped()).find(nora(), 5))
                .singleElement()
                .satisfies(f -> {
                    assertThat(f.person()).isEqualTo(person(URGENT));
                    assertThat(f.grade()).isEqualTo(PersonMatch.Grade.CERTAIN);
                    assertThat(f.score()).isBetween(0.99, 1.0);
                });
    }

    private long queued() {
        return jdbc.sql("select count(*) from identity_decision where queued")
                .query(Long.class)
                .single();
    }

    private String person(Registration registration) {
        return index.personOf(registration).orElseThrow();
    }

    private static Registration registration(String source, String mrn) {
        return new Registration(source, "urn:oid:1.2.3." + source.length(), mrn);
    }

    private static Patient nora() {
        return patient("Nora", "Tellander");
    }

    private static Patient linus() {
        return patient("Linus", "Odom");
    }

    private static Patient patient(String given, String family) {
        Patient patient = new Patient();
        patient.addName().addGiven(given).setFamily(family);
        patient.setBirthDateElement(new DateType("1971-03-09"));
        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("(617) 555-0188");
        return patient;
    }
}
