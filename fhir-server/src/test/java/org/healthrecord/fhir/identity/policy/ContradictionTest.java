package org.healthrecord.fhir.identity.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthrecord.fhir.identity.People;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What changes under one record number for a reason, and what only changes because another person has it. */
class ContradictionTest {
    private static final String NORA = "Nora|Tellander|1971-03-09|F||6175550188|12 Birch Rd|02139";

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
    nothing;              Nora|Tellander|1971-03-09|F||6175550188|12 Birch Rd|02139
    a marriage and move;  Nora|Odom|1971-03-09|F||6175550931|4 Oak St|01605
    a typing error;       Nroa|Telander|1971-03-19|F
    a corrected birth;    Nora|Tellander|1984-12-01|F
    day and month;        Nora|Tellander|1971-09-03|F
    a corrected sex;      Linus|Tellander|1971-03-09|M
    a nickname;           Honora|Tellander|1971-03-09|F
    a slip in the year;   Nora|Tellander|1981-03-09|F
    nothing but a number; |||
    a married sister's year; Nora|Odom|1971-11-20|F
    no birth date;        Nora|Tellander||F
    """)
    void isTheSamePersonWith(String change, String came) {
        assertThat(Contradiction.between(People.person(NORA), People.person(came)))
                .isFalse();
        assertThat(Contradiction.between(People.person(came), People.person(NORA)))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
    a stranger;           Linus|Odom|2011-06-19|M||8025550138|125 Oleander Ave|05701
    a woman;              Ida|Odom|1984-12-01|F
    a brother;            Linus|Tellander|1974-07-20|M||6175550188|12 Birch Rd|02139
    a sister;             Ida|Tellander|1974-07-20|F||6175550188|12 Birch Rd|02139
    a man without birth;  Linus|Odom||M
    """)
    void isSomebodyElse(String who, String came) {
        assertThat(Contradiction.between(People.person(NORA), People.person(came)))
                .isTrue();
        assertThat(Contradiction.between(People.person(came), People.person(NORA)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BABY GIRL|Tellander|2024-03-09|F; Nora|Tellander|2024-03-09|F",
                "BABY BOY|Odom|2024-03-09|M; Linus|Tellander|2024-03-09|M"
            })
    void aNewbornIsNamedLater(String before, String after) {
        assertThat(Contradiction.between(People.person(before), People.person(after)))
                .isFalse();
    }
}
