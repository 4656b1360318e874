package org.healthrecord.fhir.chart.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.IdentityStatement.Merge;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** What identity says on a Patient: charts that may be of one person, and numbers that a clinic has merged away. */
class ChartsBesideTest {
    private static final Registration ONE = new Registration("a", "urn:a", "A100");
    private static final Registration OTHER = new Registration("b", "urn:b", "B200");
    private static final Registration NEW = new Registration("a", "urn:a", "A300");

    @Test
    void aPairThatWaitsIsSeenOnBothChartsUntilAStewardHasSpoken() {
        try (PeopleFixture people = new PeopleFixture()) {
            people.feed(List.of(person(ONE, "900-11-1111")), List.of());
            people.feed(List.of(person(OTHER, "900-22-2222")), List.of());
            String one = people.index.personOf(ONE).orElseThrow();
            String other = people.index.personOf(OTHER).orElseThrow();
            assertThat(one).isNotEqualTo(other);
            assertThat(beside(people, one)).containsExactly("Patient/" + other);
            assertThat(beside(people, other)).containsExactly("Patient/" + one);

            people.never(ONE, OTHER);

            assertThat(beside(people, one)).isEmpty();
            assertThat(beside(people, other)).isEmpty();
        }
    }

    @Test
    void whatIsJoinedIsNoLongerBeside() {
        try (PeopleFixture people = new PeopleFixture()) {
            people.feed(List.of(person(ONE, "900-11-1111")), List.of());
            people.feed(List.of(person(OTHER, "900-22-2222")), List.of());

            people.steward(ONE, OTHER, true);

            assertThat(beside(people, people.index.personOf(ONE).orElseThrow())).isEmpty();
        }
    }

    @Test
    void aNumberMergedAwayIsOldUntilTheClinicSaysItTheOtherWayRound() {
        try (PeopleFixture people = new PeopleFixture()) {
            people.feed(List.of(person(ONE, "900-11-1111")), List.of());
            people.feed(List.of(person(NEW, "900-11-1111")), List.of());
            people.feed(List.of(), List.of(merge(NEW, ONE, 10)));
            assertThat(old(people)).containsExactly("A100");

            people.feed(List.of(), List.of(merge(ONE, NEW, 20)));
            assertThat(old(people)).containsExactly("A300");

            people.feed(List.of(), List.of(merge(NEW, ONE, 10)));
            assertThat(old(people)).as("said again").containsExactly("A300");
        }
    }

    private static IdentityStatement merge(Registration surviving, Registration retired, int at) {
        return new Merge(surviving, retired, Instant.ofEpochSecond(at), "MRG");
    }

    private static List<String> old(PeopleFixture people) {
        return patient(people, people.index.personOf(ONE).orElseThrow()).getIdentifier().stream()
                .filter(i -> i.getUse() == IdentifierUse.OLD)
                .map(Identifier::getValue)
                .toList();
    }

    private static List<String> beside(PeopleFixture people, String person) {
        return patient(people, person).getLink().stream()
                .map(l -> l.getOther().getReference())
                .toList();
    }

    private static Patient patient(PeopleFixture people, String person) {
        return (Patient) people.store.resources.get("Patient/" + person);
    }

    /** Name, birth date and telephone agree, the social security numbers do not. */
    private static Assertion person(Registration r, String ssn) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(r.mrnSystem()).setValue(r.mrn());
        patient.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-ssn").setValue(ssn);
        patient.addName().setFamily("Wetherall").addGiven("Clementine").addGiven("J");
        patient.setBirthDateElement(new DateType("1962-07-19"));
        patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue("(614) 555-0143");
        return new Assertion(
                AssertionKey.patient(r),
                Clinics.when(1, 0),
                Assertion.Stance.STATED,
                Assertion.Mode.PATCH,
                Set.of(),
                patient,
                "PID",
                List.of());
    }
}
