package org.healthrecord.fhir.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.fhir.identity.People;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.DemographicsBuilder;
import org.healthrecord.fhir.identity.score.SharedValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The situations of the field, one a line: who is linked, who is asked about, who is kept apart, and by which rule. */
class PolicyTest {
    private final MatchPolicy policy = MatchPolicy.shipped();

    @ParameterizedTest(name = "{0}: {3} by {4}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
    the same twice;        Nora Quist|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139; Nora Quist|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139; LINK; NUMBER
    moved, same number;    Nora|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139;       Nora|Tellander|1971-03-09|F|214-55-7781|6175550931|4 Oak St|01605;   LINK; NUMBER
    married and moved;     Nora|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139;       Nora|Odom|1971-03-09|F|214-55-7781|6175550931|4 Oak St|01605;        LINK; NUMBER
    nickname;              Robert|Tellander|1971-03-09|M||6175550188;                                  Bob|Tellander|1971-03-09|M||6175550188;                              LINK; NAME_BIRTH_CONTACT
    names crossed;         Nora|Tellander|1971-03-09|F|||12 Birch Rd|02139;                            Tellander|Nora|1971-03-09|F|||12 Birch Rd|02139;                     LINK; NAME_BIRTH_CONTACT
    day and month crossed; Nora|Tellander|1971-03-09|F|||12 Birch Rd|02139;                            Nora|Tellander|1971-09-03|F|||12 Birch Rd|02139;                     LINK; NAME_BIRTH_CONTACT
    half a double name;    Nora|Tellander-Odom|1971-03-09|F|||12 Birch Rd|02139;                       Nora|Odom|1971-03-09|F|||12 Birch Rd|02139;                          LINK; NAME_BIRTH_CONTACT
    accents and marks;     Zoë|O'Dálaigh|1971-03-09|F||6175550188;                                     Zoe|Odalaigh|1971-03-09|F||6175550188;                               LINK; NAME_BIRTH_CONTACT
    goes by middle name;   Nora Wilhelmina|Tellander|1971-03-09|F||6175550188;                         Wilhelmina|Tellander|1971-03-09|F||6175550188;                       LINK; NAME_BIRTH_CONTACT
    typing errors;         Nora|Tellander|1971-03-09|F|214-55-7781||12 Birch Rd|02139;                 Nora|Telander|1971-03-09|F|214-55-7718||12 Birch Rd|02139;           LINK; NAME_BIRTH_CONTACT
    a sparse record;       Nora|Tellander|1971-03-09|F|||12 Birch Rd|02139;                            Nora|Tellander|1971-03-09|F||||02139;                                LINK; NAME_BIRTH_PLACE
    only a rare name;      Wenceslas|Featherstonehaugh|1971-03-09|M;                                   Wenceslas|Featherstonehaugh|1971-03-09|M;                            LINK; RARE_NAME_BIRTH
    only a common name;    James|Smith|1971-03-09|M;                                                   James|Smith|1971-03-09|M;                                            REVIEW; LIKELY
    two James Smiths;      James|Smith|1971-03-09|M||6175550188|12 Birch Rd|02139;                     James|Smith|1971-03-09|M||6175550931|4 Oak St|01605;                 REVIEW; LIKELY
    twins;                 Linus|Tellander|2012-03-09|M||6175550188|12 Birch Rd|02139;                 Oscar|Tellander|2012-03-09|M||6175550188|12 Birch Rd|02139;          SEPARATE; TWINS
    twins' numbers;        Linus|Tellander|2012-03-09|M|214-55-7781|6175550188;                        Oscar|Tellander|2012-03-09|M|214-55-9023|6175550188;                 SEPARATE; TWINS
    twins, alike names;    Erik|Tellander|2012-03-09|M||6175550188|12 Birch Rd|02139;                  Erika|Tellander|2012-03-09|M||6175550188|12 Birch Rd|02139;          REVIEW; TWINS_OR_SLIP
    new name, one number;  Linus|Tellander|1971-03-09|M|214-55-7781|6175550188;                        Nora|Tellander|1971-03-09|F|214-55-7781|6175550188;                  REVIEW; NUMBER_OTHER_NAME
    a family's number;     Nora|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139;       Linus|Tellander|2001-07-20|M|214-55-7781|6175550188|12 Birch Rd|02139; SEPARATE; YEARS_APART
    brother and sister;    Nora|Tellander|1991-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139;       Linus|Tellander|1994-07-20|M|214-55-7781|6175550188|12 Birch Rd|02139; SEPARATE; FAMILY_NUMBER
    father and son;        Linus|Tellander|1951-03-09|M||6175550188|12 Birch Rd|02139;                 Linus|Tellander|1980-03-09|M||6175550188|12 Birch Rd|02139;          SEPARATE; YEARS_APART
    two numbers, births;   Nora|Tellander|1971-03-09|F|214-55-7781;                                    Nora|Tellander|1978-11-30|F|308-61-4402;                             SEPARATE; NUMBER_AND_BIRTH
    sex differs;           Robin|Tellander|1971-03-09|F||6175550188;                                   Robin|Tellander|1971-03-09|M||6175550188;                            REVIEW; SEX
    not yet named;         BABY BOY|Tellander|2024-03-09|M||6175550188;                                Linus|Tellander|2024-03-09|M||6175550188;                            REVIEW; UNNAMED_CHILD
    newborn twins;         BABYBOY A|Tellander|2024-03-09|M||6175550188;                               BABYBOY B|Tellander|2024-03-09|M||6175550188;                        SEPARATE; MULTIPLE_BIRTH
    no birth date;         Nora|Tellander||F|214-55-7781|6175550188|12 Birch Rd|02139;                 Nora|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139; LINK; NUMBER_AND_NAME
    none on either side;   Nora|Tellander||F|214-55-7781|6175550188|12 Birch Rd|02139;                 Nora|Tellander||F|214-55-7781|6175550188|12 Birch Rd|02139;          REVIEW; LIKELY
    no birth date, moved;  Nora|Tellander||F|214-55-7781|6175550188|12 Birch Rd|02139;                 Nora|Tellander|1971-03-09|F|214-55-7781|6175550931|4 Oak St|01605;   REVIEW; LIKELY
    impossible month;      Nora|Tellander|1971-34-09|F|214-55-7781|6175550188;                         Nora|Tellander|1971-03-09|F|214-55-7781|6175550188;                  LINK; NUMBER_AND_NAME
    impossible day;        Nora|Tellander|1971-02-30|F|214-55-7781|6175550188;                         Nora|Tellander|1971-02-03|F|214-55-7781|6175550188;                  LINK; NUMBER_AND_NAME
    new year's births;     Wenceslas|Featherstonehaugh|1971-01-01|M;                                   Wenceslas|Featherstonehaugh|1971-01-01|M;                            REVIEW; LIKELY
    new year, one number;  Nora|Tellander|1971-01-01|F|214-55-7781;                                    Nora|Tellander|1971-01-01|F|214-55-7781;                             LINK; NUMBER_AND_NAME
    a slip in the decade;  Nora|Tellander|1950-09-23|F||6175550188|12 Birch Rd|02139;                  Nora|Tellander|1980-09-23|F||6175550188|12 Birch Rd|02139;           REVIEW; YEAR_SLIP
    spelling variants;     Sean|Tellander|1971-03-09|M||6175550188;                                    Shawn|Tellander|1971-03-09|M||6175550188;                            REVIEW; SPELLING
    variants, moved;       Kathryn|Tellander|1971-03-09|F|||12 Birch Rd|02139;                         Catherine|Tellander|1971-03-09|F|||4 Oak St|01605;                   REVIEW; SPELLING
    half a name each;      Nora||1971-03-09|F||6175550188;                                             |Tellander|1971-03-09|F||6175550188;                                 REVIEW; HALF_NAMES
    half, other births;    Nora||1971-03-09|F||6175550188;                                             |Tellander|1974-11-02|F||6175550188;                                 SEPARATE; NAMELESS
    street type alone;     John|Williams|1957-08-14|M|||1712 Pine St|01970;                            John|Williams|1957-08-14|M|||1712 School St|01852;                   REVIEW; LIKELY
    near, but elsewhere;   John|Williams|1957-08-14|M|||1712 Pinewood St|01970;                        John|Williams|1957-08-14|M|||1712 Pinewod St|01852;                  REVIEW; LIKELY
    no name;               ||1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139;                    Nora|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139; SEPARATE; NAMELESS
    numbers in a row;      Linus|Tellander|2012-03-09|M|214-55-7781|6175550188;                        Oscar|Tellander|2012-03-09|M|214-55-7782|6175550188;                 SEPARATE; TWINS
    number and year slip;  Nora|Tellander|1971-03-09|F|214-55-7781||12 Birch Rd|02139;                 Nora|Tellander|1977-03-09|F|214-55-7782||12 Birch Rd|02139;          SEPARATE; NUMBER_AND_BIRTH
    two letters;           Mi|Tellander|1971-03-09|F|214-55-7781;                                      Minnie|Tellander|1971-03-09|F|214-55-7781;                           LINK; NUMBER
    a digit of the year;   Nora|Tellander|1971-03-09|F||6175550188|12 Birch Rd|02139;                   Nora|Tellander|1977-03-09|F||6175550188|12 Birch Rd|02139; REVIEW; YEAR_DIGIT
    a digit, by e-mail;    Nora|Tellander|1971-03-09|F|||||nora@quist.org;                              Nora|Tellander|1981-03-09|F|||||nora@quist.org; REVIEW; YEAR_DIGIT
    a digit, one number;   Nora|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139;        Nora|Tellander|1977-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139; LINK; NUMBER
    a digit of the day;    Nora|Tellander|1971-03-09|F||6175550188|12 Birch Rd|02139;                   Nora|Tellander|1971-03-08|F||6175550188|12 Birch Rd|02139; LINK; NAME_BIRTH_CONTACT
    half names, e-mail;    Nora||1971-03-09|F|||||nora@quist.org;                                       |Tellander|1971-03-09|F|||||nora@quist.org; REVIEW; HALF_NAMES
    variants, own numbers; Sean|Tellander|1971-03-09|M|214-55-7781|6175550188|12 Birch Rd|02139;        Shawn|Tellander|1971-03-09|M|308-61-4402|6175550188|12 Birch Rd|02139; REVIEW; SPELLING
    variants, number slip; Sean|Tellander|1971-03-09|M|214-55-7781;                                     Shawn|Tellander|1971-03-09|M|214-55-7718; REVIEW; SPELLING
    variants, date slip;   Kathryn|Tellander|1971-03-09|F||6175550188|12 Birch Rd|02139;                Catherine|Tellander|1971-03-08|F||6175550188|12 Birch Rd|02139; REVIEW; SPELLING
    variants, years apart; Kathryn|Tellander|1971-03-09|F||6175550188|12 Birch Rd|02139;                Catherine|Tellander|1974-11-02|F||6175550188|12 Birch Rd|02139; SEPARATE; OTHER_PERSON
    strangers;             Nora|Tellander|1971-03-09|F;                                                Linus|Odom|1984-12-01|M;                                             SEPARATE; OTHER_PERSON
    """)
    void decides(String situation, String one, String other, Outcome outcome, Rule rule) {
        Decision decision = policy.decide(People.person(one.strip()), People.person(other.strip()));
        assertThat(decision.rule()).as(Explanation.sentence(decision)).isEqualTo(rule);
        assertThat(decision.outcome()).as(Explanation.sentence(decision)).isEqualTo(outcome);
        assertThat(policy.decide(People.person(other.strip()), People.person(one.strip())))
                .as("symmetric")
                .extracting(Decision::outcome, Decision::rule, Decision::score)
                .containsExactly(outcome, rule, decision.score());
    }

    @Test
    void placeholdersSayNothing() {
        String nobody = "UNKNOWN|TRAUMA|1900-01-01|U|999-99-9999|555-555-5555";
        Decision decision = policy.decide(People.person(nobody), People.person(nobody));
        assertThat(decision.outcome()).isEqualTo(Outcome.SEPARATE);
        assertThat(decision.score()).isZero();
    }

    @Test
    void aNumberThatOthersHaveLinksNoUndatedRecord() {
        List<Demographics> people = List.of(
                People.person("Nora|Tellander||F|214-55-7781|6175550188|12 Birch Rd|02139"),
                People.person("Nora|Tellander|1971-03-09|F|214-55-7781|6175550188|12 Birch Rd|02139"),
                People.person("Linus|Tellander|1999-05-21|M|214-55-7781"));
        SharedValues shared = SharedValues.among(people);
        assertThat(policy.decide(people.get(0).among(shared), people.get(1).among(shared))
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
        assertThat(policy.decide(people.get(0), people.get(1)).outcome()).isEqualTo(Outcome.LINK);
    }

    @Test
    void aTelephoneOfManyNamesIsNoContact() {
        List<Demographics> people = Stream.of("Smith", "Odom", "Quist", "Farrow", "Gallagher")
                .map(family -> People.person("Mary|" + family + "|1971-03-09|F||6178830146"))
                .toList();
        Demographics again = People.person("Mary|Smith|1971-03-09|F||6178830146");
        SharedValues shared = SharedValues.among(people);
        assertThat(policy.decide(people.get(0), again).rule()).isEqualTo(Rule.NAME_BIRTH_CONTACT);
        assertThat(policy.decide(people.get(0).among(shared), again.among(shared))
                        .outcome())
                .isEqualTo(Outcome.REVIEW);
    }

    @Test
    void aSuffixTellsFatherFromSon() {
        var father = new DemographicsBuilder()
                .name(List.of("Linus"), "Tellander", "Sr")
                .birthDate("1951-03-09");
        var son = new DemographicsBuilder()
                .name(List.of("Linus"), "Tellander", "Jr.")
                .birthDate("1951-03-09");
        assertThat(policy.decide(father.build(), son.build()).rule()).isEqualTo(Rule.GENERATION);
    }

    @Test
    void explainsWithoutTellingAnythingOfThePerson() {
        Decision decision = policy.decide(
                People.person("Nora|Tellander|1971-03-09|F||6175550188"),
                People.person("Nora|Tellander|1971-03-09|F||6175550188"));
        assertThat(Explanation.sentence(decision))
                .startsWith("Linked: name, birth date and a telephone, e-mail or address agree (given same +")
                .doesNotContainIgnoringCase("tellander")
                .doesNotContain("1971");
        assertThat(Explanation.json(decision))
                .contains(
                        "\"rule\":\"NAME_BIRTH_CONTACT\"",
                        "{\"field\":\"BIRTH_DATE\",\"level\":\"SAME\",\"bits\":12.0}")
                .doesNotContainIgnoringCase("tellander")
                .doesNotContain("1971");
    }
}
