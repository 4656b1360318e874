package org.healthrecord.mapping.ucum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import org.fhir.ucum.UcumEssenceService;
import org.healthrecord.mapping.tsv.TsvTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every code the table gives, and every compound taken for one, is valid UCUM by the published definitions. */
class UcumOracleTest {
    private static final UcumEssenceService ORACLE = oracle();

    @Test
    void everyCodeOfTheTableIsUcum() {
        List<String> codes = TsvTable.namedRows(Ucum.class, "ucum-units.tsv")
                .map(row -> row.cell("code"))
                .toList();
        assertThat(codes)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(ORACLE.validate(code)).as(code).isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mg/kg/d",
                "10*3/mL",
                "mmol/(8.h)",
                "ng/mL/h",
                "ug/g{creat}",
                "nmol/mL",
                "mol/L",
                "kU/L",
                "g/(12.h)",
                "/mL",
                "{cells}/uL",
                "umol/min/L",
                "mg/mmol"
            })
    void aCompoundOfKnownUnitsIsUcum(String unit) {
        assertThat(ORACLE.validate(unit)).isNull();
        assertThat(Ucum.of(unit)).contains(unit);
    }

    /** Valid UCUM all of them, and none of what people mean by it. */
    @ParameterizedTest
    @ValueSource(strings = {"ft", "PH", "K/uL", "pt", "Pa", "T", "F", "C", "R/min"})
    void whatMeansSomethingElseIsNotTakenForUcumAsItStands(String unit) {
        assertThat(Ucum.of(unit)).isNotEqualTo(java.util.Optional.of(unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mg//L", "mg/", "tab/d", "mg/kg/Tag", "(mg/L", "10*/L", "mg/L)"})
    void whatIsNoCompoundIsLeftAsItIs(String unit) {
        assertThat(Ucum.of(unit)).isEmpty();
    }

    private static UcumEssenceService oracle() {
        try (InputStream definitions = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(definitions);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
