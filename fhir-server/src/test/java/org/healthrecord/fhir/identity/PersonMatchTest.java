package org.healthrecord.fhir.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.healthrecord.fhir.identity.PersonMatch.Found;
import org.healthrecord.fhir.identity.PersonMatch.Grade;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be asked of {@code $match}: a number alone, a short name, a birth date that is nearly right. */
class PersonMatchTest {
    private static final String SYSTEM = "urn:oid:2.999.4";
    private static final Registration NUMBER = new Registration("clinic", SYSTEM, "Q4417");

    private JdbcPersonIndex index;
    private PersonMatch match;

    @BeforeEach
    void open() {
        JdbcClient jdbc = TestDatabases.h2();
        index = new JdbcPersonIndex(jdbc, MatchPolicy.shipped(), Clock.systemUTC());
        match = new PersonMatch(jdbc, MatchPolicy.shipped());
        Patient robert = person("Robert", "Tellander", "1971-03-09");
        robert.addIdentifier().setSystem(SYSTEM).setValue("Q4417");
        index.update(
                Map.of(NUMBER, robert, new Registration("clinic", SYSTEM, "Q9"), person("Ida", "Odom", "1984-12-01")),
                List.of());
    }

    @Test
    void aRecordNumberAloneFindsItsPerson() {
        Patient asked = new Patient();
        asked.addIdentifier().setSystem(SYSTEM).setValue("Q4417");
        assertThat(match.find(asked, 5)).singleElement().satisfies(f -> {
            assertThat(f.person()).isEqualTo(index.personOf(NUMBER).orElseThrow());
            assertThat(f.grade()).isEqualTo(Grade.CERTAIN);
        });
        asked.getIdentifierFirstRep().setSystem(null);
        assertThat(match.find(asked, 5)).extracting(Found::grade).containsExactly(Grade.PROBABLE);
    }

    @Test
    void theNumberOfSomebodyElseIsNoMatch() {
        Patient asked = person("Ida", "Odom", "1984-12-01");
        asked.addIdentifier().setSystem(SYSTEM).setValue("Q4417");
        assertThat(match.find(asked, 5))
                .extracting(Found::person)
                .doesNotContain(index.personOf(NUMBER).orElseThrow());
    }

    @Test
    void aShortNameWithANearBirthDateFindsItsPerson() {
        for (String birth : List.of("1971-03-08", "1971-09-03", "1971-03-19")) {
            assertThat(match.find(person("Bob", "Tellander", birth), 5))
                    .as(birth)
                    .extracting(Found::person)
                    .containsExactly(index.personOf(NUMBER).orElseThrow());
        }
    }

    @Test
    void theMostProbableComesFirst() {
        Patient asked = person("Robert", "Tellander", "1971-03-09");
        Registration other = new Registration("other", SYSTEM, "Z1");
        index.update(Map.of(other, person("Robert", "Tellander", "1971-03-19")), List.of());
        List<Found> found = match.find(asked, 5);
        assertThat(found).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        assertThat(found.get(0).person()).isEqualTo(index.personOf(NUMBER).orElseThrow());
        assertThat(match.find(asked, 1)).hasSize(1);
    }

    private static Patient person(String given, String family, String birth) {
        Patient patient = new Patient();
        patient.addName().setFamily(family).addGiven(given);
        patient.setBirthDateElement(new DateType(birth));
        return patient;
    }
}
