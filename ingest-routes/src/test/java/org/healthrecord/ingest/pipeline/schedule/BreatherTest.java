package org.healthrecord.ingest.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreatherTest {
    private static final Duration ROUND = Duration.ofMillis(40);

    @Test
    void whileSendersWaitAndTheProcessorsAreBusyAWorkerRestsNineTimesAsLongAsItWorked() {
        assertThat(rest(true, 0.97)).isEqualTo(Duration.ofMillis(360));
    }

    @Test
    void nobodyWaitsOrAProcessorIsFreeAndTheNextRoundBeginsAtOnce() {
        assertThat(rest(false, 1)).isZero();
        assertThat(rest(true, 0.6)).isZero();
    }

    @Test
    void whereTheMachineDoesNotTellItsLoadNobodyRests() {
        assertThat(rest(true, -1)).isZero();
    }

    @Test
    void afterALongRoundTheBacklogIsNotLeftAloneForLong() {
        assertThat(new Breather(() -> true, () -> 1).after(Duration.ofMinutes(1)))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void thisMachineTellsItsLoad() {
        assertThat(Breather.letting(() -> true).load().getAsDouble()).isBetween(0.0, 1.0);
    }

    private static Duration rest(boolean awaited, double load) {
        return new Breather(() -> awaited, () -> load).after(ROUND);
    }
}
