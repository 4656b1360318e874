package org.healthrecord.mapping.ucum;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UcumTest {

    @Test
    void aSpellingThatIsCertainGetsItsCode() {
        assertThat(Ucum.of("mmHg")).contains("mm[Hg]");
        assertThat(Ucum.of("K/uL")).contains("10*3/uL");
        assertThat(Ucum.of("{score}")).contains("{score}");
        assertThat(Ucum.of("[in_us]")).contains("[in_us]");
    }

    @Test
    void whatIsNotCertainGetsNone() {
        assertThat(Ucum.of("arbitrary units")).isEmpty();
        assertThat(Ucum.of("F")).isEmpty();
    }

    @Test
    void aCompoundUnitInCapitalsIsUnderstoodASingleLetterIsNot() {
        assertThat(Ucum.of("MG/DL")).contains("mg/dL");
        assertThat(Ucum.of("MMOL/L")).contains("mmol/L");
        assertThat(Ucum.of("M")).isEmpty();
    }
}
