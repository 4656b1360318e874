package org.healthrecord.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Work at intervals. */
class TickerTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    @Test
    void aFailureDoesNotEndTheNextTurns() throws InterruptedException {
        CountDownLatch turns = new CountDownLatch(3);
        try (Ticker ticker = Ticker.start("test", Duration.ZERO, SHORT, () -> {
            turns.countDown();
            throw new IllegalStateException("one turn fails");
        })) {
            assertThat(turns.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void closingWaitsForTheTurnAtHand() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Ticker ticker = Ticker.start("test", Duration.ZERO, SHORT, () -> {
            begun.countDown();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        begun.await();

        assertThat(ticker.close(SHORT)).isFalse();
        go.countDown();
        assertThat(ticker.close(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void aClosedTickerDoesNothingMore() {
        Ticker ticker = Ticker.start("test", Duration.ofHours(1), SHORT, () -> {});
        ticker.close();

        ticker.once(Duration.ZERO, () -> {
            throw new AssertionError("It was closed");
        });

        assertThat(ticker.close(Duration.ofSeconds(10))).isTrue();
    }
}
