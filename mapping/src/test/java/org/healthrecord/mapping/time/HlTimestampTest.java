package org.healthrecord.mapping.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HlTimestampTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @CsvSource({
        "2024,2024",
        "202403,2024-03",
        "20240301,2024-03-01",
        "2024030110,2024-03-01T10:00:00-05:00",
        "202407011005,2024-07-01T10:05:00-04:00",
        "20240301100501,2024-03-01T10:05:01-05:00",
        "20240301100501.5,2024-03-01T10:05:01.500-05:00",
        "20240301100501+0200,2024-03-01T10:05:01+02:00",
        "20240301100501.1234-0000,2024-03-01T10:05:01.123+00:00",
        "20240301+0000,2024-03-01"
    })
    void precisionAndZoneStayAsSent(String sent, String fhir) {
        assertThat(HlTimestamp.parse(sent).orElseThrow().toFhir(NEW_YORK)).isEqualTo(fhir);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "19", "20241301", "20240231", "2024030125", "20240301106", "soon", "2024-03-01", "00000000"})
    void whatIsNoTimeIsNone(String sent) {
        assertThat(HlTimestamp.parse(sent)).isEmpty();
    }

    @Test
    void aTimeWithoutOffsetIsInTheSendersZone() {
        assertThat(HlTimestamp.parse("20240301100000").orElseThrow().toInstant(NEW_YORK))
                .isEqualTo(Instant.parse("2024-03-01T15:00:00Z"));
    }
}
