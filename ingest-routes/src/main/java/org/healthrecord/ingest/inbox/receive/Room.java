package org.healthrecord.ingest.inbox.receive;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.healthrecord.ingest.port.InboxUnavailableException;

/**
 * Whether there is room for what arrives. A source that floods is held back at twice the space that is kept free, so that it does not
 * take the last of it from the others; all are held back before it is gone. Senders keep what is not acknowledged and send it again.
 */
public final class Room {
    private final LongSupplier free;
    private final long keep;
    private volatile long left = Long.MAX_VALUE;

    /**
     * @param free bytes that can still be written where the inbox is
     * @param keep bytes that stay free
     */
    public Room(LongSupplier free, long keep) {
        this.free = free;
        this.keep = keep;
    }

    /** On the disk of a folder, or of the one above it where it is not there yet. */
    public static Room of(Path folder, long keep) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        File disk = there.toFile();
        return new Room(disk::getUsableSpace, keep);
    }

    /** Asks how much is left; between two looks the last answer holds. */
    public void look() {
        left = free.getAsLong();
    }

    /** @throws InboxUnavailableException where the sender has to wait */
    void require(boolean floods) {
        if (left < (floods ? 2 * keep : keep)) {
            throw new InboxUnavailableException("The disk is nearly full; senders are held back", null);
        }
    }
}
