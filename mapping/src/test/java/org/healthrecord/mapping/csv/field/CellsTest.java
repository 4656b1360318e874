package org.healthrecord.mapping.csv.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.check.SystemShapes;
import org.healthrecord.mapping.csv.layout.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single cells mean. */
class CellsTest {
    private final Dates dates = new Dates(
            List.of("M/d/yyyy", "M/d/yy"),
            List.of("M/d/yyyy H:mm", "M/d/yyyy h:mm a"),
            ZoneId.of("America/New_York"),
            2026);

    @ParameterizedTest
    @CsvSource({
        "04/17/1951, 1951-04-17",
        "4/7/1951, 1951-04-07",
        "4/7/51, 1951-04-07",
        "4/7/26, 2026-04-07",
        "4/7/27, 1927-04-07",
        "18735, 1951-04-17",
        "1951, 1951",
        "1951-04, 1951-04",
        "1951-04-17, 1951-04-17",
        "2026-11-01T23:30:00Z, 2026-11-01"
    })
    void aDateKeepsThePrecisionItHas(String cell, String expected) {
        assertThat(dates.date(cell)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "09/14/2026 9:40, 2026-09-14T09:40:00-04:00",
        "12/14/2026 9:40 pm, 2026-12-14T21:40:00-05:00",
        "09/14/2026, 2026-09-14",
        "46279.5, 2026-09-14T12:00:00-04:00",
        "06/01/1880 9:40, 1880-06-01T09:40:00-04:56",
        "2026-09-14T09:40:00, 2026-09-14T09:40:00-04:00",
        "2026-09-14T09:40:00+02:00, 2026-09-14T09:40:00+02:00"
    })
    void aTimeHasTheZoneOfItsClinic(String cell, String expected) {
        assertThat(dates.dateTime(cell)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"02/30/2026", "13/13/2026", "yesterday", "00/00/0000", "2026-13", "123456"})
    void whatIsNoDateIsNone(String cell) {
        assertThat(dates.dateTime(cell)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"4.10;4.10", "1,250.5;1250.5", "-3;-3", ".5;0.5"})
    void digitsStayAsSent(String cell, String expected) {
        assertThat(Amount.number(cell)).hasToString(expected);
    }

    @Test
    void aComparatorIsNoPartOfTheNumber() {
        assertThat(Amount.quantity("<0.1"))
                .containsEntry("comparator", "<")
                .hasEntrySatisfying("value", v -> assertThat(v).hasToString("0.1"));
        assertThat(Amount.number("<0.1")).isNull();
        assertThat(Amount.quantity("120/80")).isNull();
        assertThat(Amount.quantity("")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "http://snomed.info/sct, 419199007, true",
        "http://snomed.info/sct, 419199008, false",
        "http://snomed.info/sct, 10831, false",
        "http://loinc.org, 2823-3, true",
        "http://loinc.org, LA30189-7, true",
        "http://loinc.org, K, false",
        "urn:oid:1.2.3, anything, true"
    })
    void aCodeThatCannotBeOneOfItsSystemIsNoticed(String system, String code, boolean fits) {
        assertThat(SystemShapes.fits(system, code)).isEqualTo(fits);
    }
}
