package org.healthrecord.ingest.pipeline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.healthrecord.ingest.port.Lane;
import org.junit.jupiter.api.Test;

/** Which partition is next. */
class PartitionScheduleTest {
    private final PartitionSchedule schedule = new PartitionSchedule();

    @Test
    void liveComesBeforeBulk() {
        schedule.ring(1, Lane.BULK);
        schedule.ring(2, Lane.LIVE);
        assertThat(schedule.take(1)).containsExactly(2);
        assertThat(schedule.take(1)).containsExactly(1);
    }

    @Test
    void whatWaitsIsSharedAmongTheWorkers() {
        for (int partition = 0; partition < 6; partition++) {
            schedule.ring(partition, Lane.LIVE);
        }
        assertThat(schedule.take(2)).containsExactly(1, 2, 3);
        assertThat(schedule.take(2)).containsExactly(4, 5);
        assertThat(schedule.take(2)).containsExactly(0);
    }

    @Test
    void soManyAtOnceAndNoMore() {
        for (int partition = 0; partition < 40; partition++) {
            schedule.ring(partition, Lane.BULK);
        }
        assertThat(schedule.take(1)).hasSize(16);
    }

    @Test
    void bulkDoesNotTakeLiveBack() {
        schedule.ring(3, Lane.LIVE);
        schedule.ring(3, Lane.BULK);
        schedule.ring(1, Lane.BULK);
        assertThat(schedule.take(64)).containsExactly(3);
    }

    @Test
    void partitionsTakeTurns() {
        schedule.ring(7, Lane.LIVE);
        assertThat(schedule.take(64)).containsExactly(7);
        schedule.giveBack(List.of(7));
        schedule.ring(7, Lane.LIVE);
        schedule.ring(8, Lane.LIVE);
        assertThat(schedule.take(64)).containsExactly(8);
    }

    @Test
    void aPartitionHasOneWorkerAtATimeAndLosesNoCall() throws Exception {
        schedule.ring(5, Lane.LIVE);
        assertThat(schedule.take(64)).containsExactly(5);
        schedule.ring(5, Lane.LIVE);
        CompletableFuture<List<Integer>> second = CompletableFuture.supplyAsync(() -> schedule.take(64));
        Thread.sleep(50);
        assertThat(second).isNotDone();
        schedule.giveBack(List.of(5));
        assertThat(second.get(5, TimeUnit.SECONDS)).containsExactly(5);
    }

    @Test
    void whoWaitsIsLetGoAtTheEnd() throws Exception {
        CompletableFuture<List<Integer>> waiting = CompletableFuture.supplyAsync(() -> schedule.take(64));
        schedule.close();
        assertThat(waiting.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void aRestEndsSoonWhereLiveWorkWaits() {
        schedule.ring(3, Lane.BULK);
        CompletableFuture<Void> resting = CompletableFuture.runAsync(() -> schedule.rest(Duration.ofMinutes(10)));
        schedule.ring(5, Lane.LIVE);
        assertThat(resting).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void bulkWorkEndsNoRest() {
        CompletableFuture<Void> resting = CompletableFuture.runAsync(() -> schedule.rest(Duration.ofMinutes(10)));
        schedule.ring(3, Lane.BULK);
        assertThat(resting).isNotDone();
        schedule.close();
        assertThat(resting).succeedsWithin(Duration.ofSeconds(30));
    }
}
