package org.healthrecord.app.sbom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SemanticVersionTest {
    @Test
    void followTheOrderOfTheSpecification() {
        List<String> order = List.of(
                "0.9.10",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.2.0",
                "1.10.0",
                "2.0.0");
        assertThat(order.stream().map(SemanticVersion::of)).isSortedAccordingTo(SemanticVersion::compareTo);
        for (int i = 1; i < order.size(); i++) {
            assertThat(SemanticVersion.of(order.get(i))).isGreaterThan(SemanticVersion.of(order.get(i - 1)));
        }
    }

    @Test
    void buildsSayNothingAndMissingNumbersAreZero() {
        assertThat(SemanticVersion.of("1.0.0+5")).isEqualByComparingTo(SemanticVersion.of("1.0.0+7"));
        assertThat(SemanticVersion.of("v1")).isEqualByComparingTo(SemanticVersion.of("1.0.0"));
        assertThatThrownBy(() -> SemanticVersion.of("latest")).isInstanceOf(NumberFormatException.class);
    }
}
