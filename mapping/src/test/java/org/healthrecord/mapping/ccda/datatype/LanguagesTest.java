package org.healthrecord.mapping.ccda.datatype;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource({"eng, en", "spa, es", "fre, fr", "EN-US, en-US", "en, en", "hmn, hmn"})
    void aTagIsAsBcp47HasIt(String code, String tag) {
        assertThat(Languages.tag(code)).isEqualTo(tag);
    }

    @Test
    void anUncommonRegionStaysInTheText() {
        CodeableConcept language = Languages.of("fr-CN");
        assertThat(language.getCodingFirstRep().getCode()).isEqualTo("fr");
        assertThat(language.getText()).isEqualTo("fr-CN");
    }

    @Test
    void whatIsATagAlreadyNeedsNoText() {
        assertThat(Languages.of("en-US").hasText()).isFalse();
    }
}
