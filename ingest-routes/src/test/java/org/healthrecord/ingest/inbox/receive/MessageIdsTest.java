package org.healthrecord.ingest.inbox.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageIdsTest {

    @Test
    void countUpWithinAMillisecond() {
        MessageIds ids = new MessageIds(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));
        List<String> made = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void followTheClockAndStandInAUrl() {
        String earlier = idAt("2026-11-22T10:00:00Z");
        String later = idAt("2026-11-22T10:00:00.001Z");
        assertThat(earlier).isLessThan(later).matches("[0-9a-z]{26}");
    }

    private static String idAt(String time) {
        return new MessageIds(Clock.fixed(Instant.parse(time), ZoneOffset.UTC)).next();
    }
}
