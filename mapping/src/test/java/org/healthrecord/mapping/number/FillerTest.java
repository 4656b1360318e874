package org.healthrecord.mapping.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only fills the place of a number names no person. */
class FillerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "?",
                "UNKNOWN",
                "unk",
                "N/A",
                "None",
                "TEMP",
                "not available",
                "TBD",
                "XXX",
                "0",
                "0000000000",
                "000-00",
                "9999999",
                "1",
                "1111",
                "777",
                "123",
                "12345",
                "1234567890",
                "0123456",
                "987654321",
                "54321",
                "MRN0000000"
            })
    void namesNobodyAsARecordNumber(String text) {
        assertThat(Filler.isRecordNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1000200", "77", "5", "42", "4711", "A1", "RUC8821139", "TEMP-4711", "120034", "2345", "11-2"})
    void isSomebodysRecordNumber(String text) {
        assertThat(Filler.isRecordNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000-00-0000",
                "111-11-1111",
                "123-45-6789",
                "999-99-9999",
                "666-12-3456",
                "000-12-3456",
                "219-00-1234",
                "219-12-0000",
                "078-05-1120",
                "987654321",
                "0000",
                "12"
            })
    void wasNeverASocialSecurityNumber(String text) {
        assertThat(Filler.isSocialSecurity(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"219-12-3456", "999-12-3456", "3456", "2349971"})
    void mayBeASocialSecurityNumber(String text) {
        assertThat(Filler.isSocialSecurity(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5555555", "6175555555", "0000000000", "9999999999", "1234567890", "5551212", "12345"})
    void isNobodysTelephone(String digits) {
        assertThat(Filler.isTelephone(digits)).isTrue();
    }

    @Test
    void mailboxesThatSayThereIsNone() {
        assertThat(List.of("none@none.com", "No.Email@clinic.example", "unknown@x.example", "nobody", "a@noemail.com"))
                .allMatch(Filler::isEmail);
        assertThat(Filler.isEmail("n.one@lake.example")).isFalse();
    }

    @Test
    void aSourceMaySayThatSuchNumbersAreReal() {
        RealNumbers real = RealNumbers.with(List.of("1"));
        assertThat(real.isRecordNumber(" 1 ")).isTrue();
        assertThat(real.isRecordNumber("1111")).isFalse();
        assertThat(RealNumbers.USUAL.isRecordNumber("1")).isFalse();
    }

    @Test
    void aDryRunTakesAllAsWrittenAndStillKnowsFillers() {
        RealNumbers written = RealNumbers.USUAL.asWritten();
        assertThat(written.isRecordNumber("UNKNOWN")).isTrue();
        assertThat(written.isFiller("UNKNOWN")).isTrue();
    }

    @Test
    void aDoctorsNumberIsNoPatients() {
        assertThat(RealNumbers.isProviders("http://hl7.org/fhir/sid/us-npi", ""))
                .isTrue();
        assertThat(RealNumbers.isProviders("http://hl7.org/fhir/sid/us-npi", "MR"))
                .isFalse();
    }
}
