package org.healthrecord.mapping.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A code keeps its system only where it can be one of it. */
class SystemShapesTest {

    @ParameterizedTest
    @CsvSource({
        "2345-7, true",
        "85354-9, true",
        "100000-9, true",
        "LA33-6, true",
        "LP7839-6, true",
        "2345-6, false",
        "2345, false",
        "-7, false",
        "PLT790, false",
        "GLU-5, false",
        "X2345-7, false",
        "2345-7 , true",
        "2345-77, false"
    })
    void aLoincCodeEndsInACheckDigit(String code, boolean fits) {
        assertThat(SystemShapes.fits("http://loinc.org", code)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "22298006, true",
        "900000000000207008, true",
        "22298007, false",
        "022298006, false",
        "80384, false",
        "T-D0050, false",
        "'22298006:363698007=80891009', true",
        "'22298006 |Myocardial infarction| : 363698007 = 80891009', true",
        "22298006 heart attack, false"
    })
    void aSnomedCodeIsAnIdentifierOrAnExpression(String code, boolean fits) {
        assertThat(SystemShapes.fits("http://snomed.info/sct", code)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "1234567893, true",
        "1245319599, true",
        "1234567890, false",
        "0000000000, false",
        "1111111111, false",
        "3234567899, false",
        "123456789, false",
        "12345678930, false",
        "123456789A, false"
    })
    void anNpiHasTenDigitsThatCheck(String number, boolean fits) {
        assertThat(SystemShapes.isNpi(number)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "http://www.nlm.nih.gov/research/umls/rxnorm, 313782, true",
        "http://www.nlm.nih.gov/research/umls/rxnorm, N0000175503, false",
        "http://hl7.org/fhir/sid/cvx, 08, true",
        "urn:oid:1.2.3, anything, true"
    })
    void otherSystemsTakeWhatTheyPublish(String system, String code, boolean fits) {
        assertThat(SystemShapes.fits(system, code)).isEqualTo(fits);
    }
}
