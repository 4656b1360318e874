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

    @Test
    void powersAndMicrosInPlainSignsAreUnderstood() {
        assertThat(Ucum.of("x10^6/mcL")).contains("10*6/uL");
        assertThat(Ucum.of("\u00d710\u00b3/\u00b5L")).contains("10*3/uL");
        assertThat(Ucum.of("mcg/kg/hour")).contains("ug/kg/h");
        assertThat(Ucum.of("kg/m^2")).contains("kg/m2");
    }

    @Test
    void aUnitDeclaredAsUcumIsTakenByItsGrammarUnlessPeopleMeanSomethingElseByIt() {
        assertThat(Ucum.declared("umol/min/g{Hb}")).contains("umol/min/g{Hb}");
        assertThat(Ucum.declared("ft")).isEqualTo(Ucum.of("ft")).isNotEqualTo(java.util.Optional.of("ft"));
        assertThat(Ucum.declared("pH")).contains("[pH]");
        assertThat(Ucum.declared("inches")).contains("[in_i]");
        assertThat(Ucum.declared("as needed")).isEmpty();
    }
}
