package org.healthrecord.mapping.hl7v2.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH|^~\\&|A",
                "MSH|^~\\&#|A",
                "MSH$!*?@$A",
                "MSH|^~|A",
                "MSH|^~\\|A",
                "MSH|^~&|A",
                "MSH^~|\\&^A",
                "MSH|^~\\\\&|A"
            })
    void fiveDifferentCharactersSeparate(String header) {
        assertThat(Delimiters.of(header).separate()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MSH|&&&&|A",
                "MSH|^^^^|A",
                "MSH|^~^&|A",
                "MSH|^~\\^|A",
                "MSH|^~\\\\|A",
                "MSH|^~a&|A",
                "MSH|^~ &|A"
            })
    void oneCharacterForTwoThingsDoesNot(String header) {
        assertThat(Delimiters.of(header).separate()).isFalse();
    }

    @Test
    void anEscapeCharacterThatWasDoubledCountsOnce() {
        assertThat(Delimiters.of("MSH|^~\\\\&|A")).isEqualTo(Delimiters.USUAL);
    }

    @Test
    void anUnnamedDelimiterDoesNotTakeANamedOne() {
        Delimiters delimiters = Delimiters.of("MSH|^~&|A");

        assertThat(delimiters.escape()).isEqualTo('&');
        assertThat(delimiters.subcomponent()).isNotEqualTo('&');
    }
}
