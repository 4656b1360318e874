package org.healthrecord.ingest.pipeline.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    @Test
    void growsFourfoldUpToItsLimit() {
        BackOff even = new BackOff(Duration.ofMillis(200), Duration.ofMinutes(5), () -> 0.5);
        assertThat(IntStream.rangeClosed(1, 8).mapToObj(i -> even.after(i).toMillis()))
                .containsExactly(200L, 800L, 3_200L, 12_800L, 51_200L, 204_800L, 300_000L, 300_000L);
    }

    @Test
    void isSpreadByHalfOfIt() {
        assertThat(new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(9), () -> 0).after(1))
                .isEqualTo(Duration.ofMillis(500));
        assertThat(new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(9), () -> 1).after(1))
                .isEqualTo(Duration.ofMillis(1_500));
    }
}
