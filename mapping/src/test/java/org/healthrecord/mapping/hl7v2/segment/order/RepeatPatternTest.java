package org.healthrecord.mapping.hl7v2.segment.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Timing.TimingRepeatComponent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatPatternTest {
    @ParameterizedTest
    @CsvSource({
        "Q8H, 1, 8, h",
        "Q30S, 1, 30, s",
        "Q15M, 1, 15, min",
        "Q2D, 1, 2, d",
        "Q1W, 1, 1, wk",
        "BID, 2, 1, d",
        "tid, 3, 1, d",
        "5ID, 5, 1, d",
        "QOD, 1, 2, d",
        "QHS, 1, 1, d",
        "PRNQ4H, 1, 4, h",
        "BID PRN, 2, 1, d"
    })
    void aCodeOfTheTableIsAFrequencyAndAPeriod(String code, int frequency, int period, String unit) {
        TimingRepeatComponent repeat = read(code);

        assertThat(repeat.getFrequency()).isEqualTo(frequency);
        assertThat(repeat.getPeriod().intValueExact()).isEqualTo(period);
        assertThat(repeat.getPeriodUnit().toCode()).isEqualTo(unit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Q", "QH", "Q0H", "Q99999H", "Q8X", "Q1L", "0ID", "C", "PRN", "once in a while"})
    void whatIsNotCertainIsNotRead(String code) {
        assertThat(read(code).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRN", "PRNQ4H", "prn", "BIDPRN"})
    void asNeededIsRead(String code) {
        assertThat(RepeatPattern.isAsNeeded(code)).isTrue();
    }

    private static TimingRepeatComponent read(String code) {
        TimingRepeatComponent repeat = new TimingRepeatComponent();
        RepeatPattern.add(code, repeat);
        return repeat;
    }
}
