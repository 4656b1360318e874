package org.healthrecord.mapping.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A digest of a source's definition is kept with each record, so its text must be the same in every process. */
class RealNumbersTest {

    @Test
    void itsTextSaysWhatItHoldsInOneOrder() {
        assertThat(RealNumbers.USUAL).hasToString("[]");
        assertThat(RealNumbers.with(List.of("9999", "1"))).hasToString("[1, 9999]");
        assertThat(RealNumbers.with(List.of("1")).asWritten()).hasToString("[1] as written");
    }

    @Test
    void theSameNumbersAreEqual() {
        assertThat(RealNumbers.with(List.of("9999", "1")))
                .isEqualTo(RealNumbers.with(List.of("1", "9999")))
                .hasSameHashCodeAs(RealNumbers.with(List.of("1", "9999")))
                .isNotEqualTo(RealNumbers.with(List.of("1")));
    }
}
