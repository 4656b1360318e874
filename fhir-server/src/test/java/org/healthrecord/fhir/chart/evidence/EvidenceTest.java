package org.healthrecord.fhir.chart.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.fhir.chart.projection.ChartFixture;
import org.healthrecord.mapping.port.MappedRecord;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Test
    void oneOfTwoUnitsThatSpeakOfTheSameThingStands() {
        try (ChartFixture chart = new ChartFixture()) {
            chart.feed(List.of(Clinics.patient(Clinics.A1, 1, "Lovelace")));
            chart.intake.accept(List.of(record("1", 1, 12), record("2", 2, 13)));
            String observation = chart.store.resources.keySet().stream()
                    .filter(r -> r.startsWith("Observation/"))
                    .findFirst()
                    .orElseThrow();
            List<Evidence.StatedVersion> versions =
                    chart.evidence.of(observation).orElseThrow();
            assertThat(versions)
                    .filteredOn(Evidence.StatedVersion::stands)
                    .extracting(Evidence.StatedVersion::unit)
                    .containsExactly("2");
            assertThat(versions).hasSize(2).noneMatch(Evidence.StatedVersion::nobodys);
        }
    }

    private static MappedRecord record(String unit, int at, int value) {
        return new MappedRecord(
                "a",
                "batch",
                unit,
                Instant.EPOCH,
                List.of(Clinics.observation(Clinics.A1, "1", at, 1, "718-7", value)),
                List.of());
    }
}
