package org.healthrecord.fhir.identity.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.identity.People.person;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuspicionTest {
    @Test
    void oneWomanAtThreeClinicsIsNotSuspicious() {
        assertThat(Suspicion.of(List.of(
                        person("Nora|Tellander|1971-03-09|F|214-55-7781"),
                        person("Nora|Tellander|1971-03-09|F"),
                        person("Nora|Odom||F|214-55-7718"))))
                .isEmpty();
    }

    @Test
    void twoSexesAndTwoYearsOfBirthAre() {
        assertThat(Suspicion.of(List.of(person("Nora|Tellander|1971-03-09|F"), person("Linus|Tellander|1999-03-09|M"))))
                .containsExactly(Suspicion.TWO_SEXES, Suspicion.TWO_BIRTH_YEARS);
    }

    @Test
    void manyNumbersAndManyRecordsAre() {
        assertThat(Suspicion.of(List.of(
                        person("Nora|Odom|||214-55-7781"),
                        person("Nora|Odom|||308-61-4402"),
                        person("Nora|Odom|||411-20-9932"))))
                .containsExactly(Suspicion.MANY_NUMBERS);
        assertThat(Suspicion.of(Collections.nCopies(7, person("Nora|Odom")))).containsExactly(Suspicion.MANY_RECORDS);
    }
}
