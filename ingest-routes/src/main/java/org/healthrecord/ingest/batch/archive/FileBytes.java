package org.healthrecord.ingest.batch.archive;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file of an archive, or why it is not taken. What a zip says of its files' sizes is never trusted.
 *
 * @param reason {@code ""} where there are bytes
 */
record FileBytes(byte @Nullable [] bytes, String reason) {
    /** Text shrinks to a tenth or, where it repeats itself, to a hundredth. */
    private static final int MOST_SWELLING = 200;

    private static final long SWELLING_FROM = 8L << 20;

    static FileBytes read(ArchiveFile file, long most) {
        if (file.size() > most) {
            return not("file-too-large");
        }
        long plausible = Math.max(SWELLING_FROM, MOST_SWELLING * Math.max(1, file.packed()));
        int limit = (int) Math.min(Math.min(most, plausible), Integer.MAX_VALUE - 16);
        try (InputStream in = file.content().open()) {
            byte[] bytes = in.readNBytes(limit);
            if (in.read() >= 0) {
                return not(limit < most ? "zip-bomb" : "file-too-large");
            }
            return bytes.length == 0 ? not("file-empty") : new FileBytes(bytes, "");
        } catch (IOException | IllegalArgumentException e) {
            return not("file-unreadable");
        }
    }

    private static FileBytes not(String reason) {
        return new FileBytes(null, reason);
    }
}
