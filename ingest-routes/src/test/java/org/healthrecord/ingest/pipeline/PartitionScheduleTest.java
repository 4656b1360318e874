package org.healthrecord.ingest.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.inbox.Lane;
import org.junit.jupiter.api.Test;

/** Which partition is next. */
class PartitionScheduleTest {
    private final PartitionSchedule schedule = new PartitionSchedule();

    @Test
    void liveComesBeforeBulk() {
        schedule.ring(1, Lane.BULK);
        schedule.ring(2, Lane.LIVE);
        assertThat(schedule.take()).isEqualTo(2);
        assertThat(schedule.take()).isEqualTo(1);
    }

    @Test
    void bulkDoesNotTakeLiveBack() {
        schedule.ring(3, Lane.LIVE);
        schedule.ring(3, Lane.BULK);
        schedule.ring(1, Lane.BULK);
        assertThat(schedule.take()).isEqualTo(3);
    }

    @Test
    void partitionsTakeTurns() {
        schedule.ring(7, Lane.LIVE);
        assertThat(schedule.take()).isEqualTo(7);
        schedule.giveBack(7);
        schedule.ring(7, Lane.LIVE);
        schedule.ring(8, Lane.LIVE);
        assertThat(schedule.take()).isEqualTo(8);
    }

    @Test
    void aPartitionHasOneWorkerAtATimeAndLosesNoCall() throws Exception {
        schedule.ring(5, Lane.LIVE);
        assertThat(schedule.take()).isEqualTo(5);
        schedule.ring(5, Lane.LIVE);
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(schedule::take);
        Thread.sleep(50);
        assertThat(second).isNotDone();
        schedule.giveBack(5);
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(5);
    }

    @Test
    void whoWaitsIsLetGoAtTheEnd() throws Exception {
        CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(schedule::take);
        schedule.close();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEqualTo(PartitionSchedule.CLOSED);
    }
}
