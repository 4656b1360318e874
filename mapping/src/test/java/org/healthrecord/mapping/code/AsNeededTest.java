package org.healthrecord.mapping.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsNeededTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Take as needed.",
                "1 tab q6h PRN pain, max 4/day",
                "1 tablet every 6 hours p.r.n. for nausea and vomiting",
                "2 puffs when required",
                "Inhale 2 puffs every 4 hours if needed (wheezing)"
            })
    void isStated(String directions) {
        assertThat(AsNeeded.isStated(directions)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Take with food.",
                "Take daily, not as needed",
                "1 tablet daily and 1 more as needed",
                "Take 1 tablet daily. May repeat as needed.",
                "Take as needed, then 2 daily",
                "As directed",
                "Needed for sleep"
            })
    void isNotSaidOfAllOfIt(String directions) {
        assertThat(AsNeeded.isStated(directions)).isFalse();
    }
}
