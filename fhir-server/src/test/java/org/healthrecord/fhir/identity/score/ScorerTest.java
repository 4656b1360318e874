package org.healthrecord.fhir.identity.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.identity.People.person;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScorerTest {
    private final Scorer scorer = Scorer.shipped();

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "Nora, Nora, SAME",
        "Robert, Bob, NICKNAME",
        "Al, Alphonse, NICKNAME",
        "N, Nora, INITIAL",
        "Wenceslas, Wenceslsa, CLOSE",
        "Erik, Erika, NEIGHBOUR",
        "Nora, Oscar, DIFFERENT",
        "Zoë, Zoe, SAME",
        "UNKNOWN, Nora, MISSING"
    })
    void givenNames(String one, String other, Level level) {
        assertThat(scorer.compare(person(one + "|Quist"), person(other + "|Quist"))
                        .level(Field.GIVEN))
                .isEqualTo(level);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "1971-03-09, 1971-03-09, SAME",
        "1971-03-09, 1971-09-03, CROSSED",
        "1971-03-09, 1971-03-08, CLOSE",
        "1971-03-09, 1971-03-28, PART",
        "1971-03, 1971-03-09, PART",
        "1971, 1971-03-09, AREA",
        "1971-03-09, 1984-12-01, DIFFERENT",
        "1900-01-01, 1971-03-09, MISSING"
    })
    void birthDates(String one, String other, Level level) {
        assertThat(scorer.compare(person("Nora|Quist|" + one), person("Nora|Quist|" + other))
                        .level(Field.BIRTH_DATE))
                .isEqualTo(level);
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "214-55-7781, 214557781, SAME",
        "214-55-7781, 7781, PART",
        "214-55-7781, 214-55-7718, CLOSE",
        "214-55-7781, 308-61-4402, DIFFERENT",
        "999-99-9999, 999-99-9999, MISSING",
        "123-45-6789, 123-45-6789, MISSING"
    })
    void numbers(String one, String other, Level level) {
        assertThat(scorer.compare(person("Nora|Quist|||" + one), person("Nora|Quist|||" + other))
                        .level(Field.SSN))
                .isEqualTo(level);
    }

    @Test
    void whatAHouseholdSharesNeverCountsMoreThanItsCap() {
        Comparison comparison = scorer.compare(
                person("Nora|Featherstonehaugh||||6175550188|12 Birch Rd|02139"),
                person("Oscar|Featherstonehaugh||||6175550188|12 Birch Rd|02139"));
        assertThat(comparison.capped()).isPositive();
    }

    @Test
    void aRareNameSaysMoreThanAUsualOne() {
        assertThat(scorer.compare(person("Nora|Featherstonehaugh"), person("Nora|Featherstonehaugh"))
                        .score())
                .isGreaterThan(scorer.compare(person("Nora|Smith"), person("Nora|Smith"))
                        .score());
    }

    @Test
    void peopleWhoShareSomethingOfTheirOwnAreCompared() {
        assertThat(BlockingKeys.of(person("Nora|Tellander|1971-03-09")))
                .containsAnyElementsOf(BlockingKeys.of(person("Norah|Odom|1971-03-09")));
        assertThat(BlockingKeys.of(person("Nora|Tellander|1971-03-09")))
                .doesNotContainAnyElementsOf(BlockingKeys.of(person("Linus|Odom|1971-03-09")));
    }
}
