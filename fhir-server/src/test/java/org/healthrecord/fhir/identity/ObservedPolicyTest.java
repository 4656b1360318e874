package org.healthrecord.fhir.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.healthrecord.fhir.identity.policy.MatchPolicy;
import org.healthrecord.fhir.identity.population.Households;
import org.healthrecord.fhir.identity.store.PopulationTable;
import org.healthrecord.fhir.identity.store.PopulationTable.Surveyed;
import org.healthrecord.fhir.identity.store.TestDatabases;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the policy follows who is known: without relatives, with the first of them, with many. */
class ObservedPolicyTest {
    private static final String SYSTEM = "urn:oid:2.999.6";
    private static final int PEOPLE = 300;

    private JdbcPersonIndex index;
    private PopulationTable table;

    @BeforeEach
    void open() {
        JdbcClient jdbc = TestDatabases.h2();
        index = new JdbcPersonIndex(jdbc, MatchPolicy.shipped(), Clock.systemUTC());
        table = new PopulationTable(jdbc);
    }

    @Test
    void withoutRelativesTheOddsDecideAndWithThemTheRules() {
        registerAlone();
        register("renamed-a", person(900, "Ottilie", "1961-04-17"));
        register("renamed-b", person(900, "Wilma", "1961-04-17"));
        assertThat(households()).isEqualTo(Households.NONE);
        assertThat(personOf("renamed-b")).isEqualTo(personOf("renamed-a"));

        Map<Registration, Patient> families = new HashMap<>();
        for (int i = 0; i < 150; i++) {
            families.put(number("parent" + i), person(2000 + i, "Bertha", "1950-02-" + (10 + i % 19)));
            families.put(number("child" + i), person(2000 + i, "Anton", "1983-11-" + (10 + i % 19)));
        }
        index.update(families, List.of());
        assertThat(households()).isEqualTo(Households.FOUND);
        assertThat(personOf("renamed-b")).isNotEqualTo(personOf("renamed-a"));
    }

    @Test
    void theFirstTwinsToComeAreNotJoined() {
        registerAlone();
        register("twin-a", person(900, "Ottilie", "2011-04-17").setGender(AdministrativeGender.FEMALE));
        register("twin-b", person(900, "Wilma", "2011-04-17").setGender(AdministrativeGender.FEMALE));
        assertThat(households()).isEqualTo(Households.NONE);
        assertThat(personOf("twin-b")).isNotEqualTo(personOf("twin-a"));
        assertThat(index.beside(personOf("twin-a"))).contains(personOf("twin-b"));
    }

    @Test
    void fewPeopleShowNothing() {
        register("a", person(1, "Ottilie", "1961-04-17"));
        register("b", person(1, "Wilma", "1961-04-17"));
        assertThat(table.find()).isEmpty();
        assertThat(personOf("b")).isNotEqualTo(personOf("a"));
    }

    /** People of whom each is registered twice, with an error here and there. */
    private void registerAlone() {
        Random random = new Random(5);
        Map<Registration, Patient> all = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            String birth = String.format("19%02d-%02d-%02d", random.nextInt(90) + 10, 1 + i % 12, 1 + i % 28);
            String given = given(i);
            all.put(number("one" + i), person(i, given, birth));
            boolean slip = i % 4 == 0;
            all.put(
                    number("two" + i),
                    person(i, slip ? given.substring(1) : given, i % 9 == 0 ? slipped(birth) : birth));
        }
        index.update(all, List.of());
    }

    private static String given(int i) {
        List<String> names = List.of("Nora", "Linus", "Clara", "Oscar", "Ingrid", "Peter", "Paula", "Victor", "Teresa");
        return names.get(i % names.size());
    }

    private static String slipped(String birth) {
        return birth.substring(0, 3) + (birth.charAt(3) == '1' ? '2' : '1') + birth.substring(4);
    }

    private void register(String mrn, Patient patient) {
        index.update(Map.of(number(mrn), patient), List.of());
    }

    private static Registration number(String mrn) {
        return new Registration("clinic", SYSTEM, mrn);
    }

    private String personOf(String mrn) {
        return index.personOf(number(mrn)).orElseThrow();
    }

    private Households households() {
        return table.find().map(Surveyed::households).orElse(Households.ASSUMED);
    }

    /** @param home a family name, an address and a number for each */
    private static Patient person(int home, String given, String birth) {
        Patient patient = new Patient();
        Random random = new Random(home * 7919L);
        patient.addName().setFamily(word(random) + word(random)).addGiven(given);
        patient.setBirthDateElement(new DateType(birth));
        patient.addIdentifier()
                .setSystem("http://hl7.org/fhir/sid/us-ssn")
                .setValue(Integer.toString(200_110_001 + random.nextInt(300_000_000)));
        patient.addAddress()
                .addLine((1 + random.nextInt(900)) + " " + word(random) + word(random) + " St")
                .setCity("Salem")
                .setPostalCode("019" + (10 + random.nextInt(80)));
        return patient;
    }

    private static String word(Random random) {
        String consonants = "bdfghklmnprstvwz";
        String vowels = "aeiou";
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            word.append(consonants.charAt(random.nextInt(consonants.length())))
                    .append(vowels.charAt(random.nextInt(vowels.length())));
        }
        return word.toString();
    }
}
