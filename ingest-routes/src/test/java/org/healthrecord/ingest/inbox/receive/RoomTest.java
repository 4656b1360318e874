package org.healthrecord.ingest.inbox.receive;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.junit.jupiter.api.Test;

/** Senders are held back before the disk is full, those who flood first. */
class RoomTest {

    @Test
    void whoFloodsIsHeldBackFirstThenAll() {
        AtomicLong free = new AtomicLong(300);
        Room room = new Room(free::get, 100);
        room.look();
        assertThatCode(() -> room.require(true)).doesNotThrowAnyException();

        free.set(150);
        room.look();
        assertThatThrownBy(() -> room.require(true)).isInstanceOf(InboxUnavailableException.class);
        assertThatCode(() -> room.require(false)).doesNotThrowAnyException();

        free.set(99);
        room.look();
        assertThatThrownBy(() -> room.require(false)).isInstanceOf(InboxUnavailableException.class);

        free.set(200);
        room.look();
        assertThatCode(() -> room.require(true)).doesNotThrowAnyException();
    }

    @Test
    void nothingIsAcknowledgedWhereThereIsNoRoom() {
        String url = RunningInbox.emptyDatabase(InboxDatabase.H2);
        try (RunningInbox inbox =
                RunningInbox.start(url, new RecordingSink(), Map.of("health-record.inbox.keep-free", "1000TB"))) {
            inbox.bean(Room.class).look();

            assertThatThrownBy(() -> inbox.send("P1 a")).isInstanceOf(InboxUnavailableException.class);
        }
    }
}
