package org.healthrecord.ingest.pull.bulk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.jspecify.annotations.Nullable;

/** The lines of a stream, one at a time, none longer than allowed. */
final class Lines {
    private final InputStream in;
    private final int longest;
    private final long most;
    private final byte[] piece = new byte[64 * 1024];
    private int at;
    private int end;
    private long read;

    /**
     * @param longest most bytes of a line
     * @param most    most bytes of all lines
     */
    Lines(InputStream in, int longest, long most) {
        this.in = in;
        this.longest = longest;
        this.most = most;
    }

    /** @return the next line that is not empty; null at the end */
    byte @Nullable [] next() throws IOException, PullFailure {
        var line = new ByteArrayOutputStream();
        while (true) {
            if (at == end && !fill()) {
                return line.size() > 0 ? line.toByteArray() : null;
            }
            int from = at;
            while (at < end && piece[at] != '\n') {
                at++;
            }
            line.write(piece, from, at - from);
            if (line.size() > longest) {
                throw new PullFailure(PullState.TOO_LARGE, "A line of an export is longer than max-line allows.");
            }
            if (at < end) {
                at++;
                if (!isBlank(line)) {
                    return line.toByteArray();
                }
                line.reset();
            }
        }
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() <= 1 && line.toString(StandardCharsets.UTF_8).isBlank();
    }

    private boolean fill() throws IOException, PullFailure {
        int count = in.read(piece);
        if (count < 0) {
            return false;
        }
        at = 0;
        end = count;
        read += count;
        if (read > most) {
            throw new PullFailure(PullState.TOO_LARGE, "A file of an export is larger than max-size allows.");
        }
        return true;
    }
}
