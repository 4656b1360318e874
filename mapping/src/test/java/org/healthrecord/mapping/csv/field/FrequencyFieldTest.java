package org.healthrecord.mapping.csv.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times a day as FHIR says them: so many times in so many days. */
class FrequencyFieldTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "4.0, 4, 1",
        "0.5, 1, 2",
        "1.5, 3, 2",
        "0.25, 1, 4",
        "0.33, 1, 3",
        "0.3333, 1, 3",
        "0.67, 2, 3",
        "0.14, 1, 7",
        "0.142857, 1, 7",
        "0.0714, 1, 14",
        "0.0333, 1, 30",
        "0.3, 3, 10",
        "0.15, 3, 20"
    })
    void aFractionIsALongerPeriod(BigDecimal perDay, BigInteger times, int days) {
        assertThat(FrequencyField.repeat(perDay))
                .containsEntry("frequency", times)
                .containsEntry("period", days)
                .containsEntry("periodUnit", "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.001", "3.14159"})
    void whatNoPeriodOfDaysSaysIsLeftOut(BigDecimal perDay) {
        assertThat(FrequencyField.repeat(perDay)).isEmpty();
    }
}
