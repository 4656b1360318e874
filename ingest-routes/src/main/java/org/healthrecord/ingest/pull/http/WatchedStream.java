package org.healthrecord.ingest.pull.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Breaks off where the other side sends nothing for too long: a file may take hours, a silence may not. */
final class WatchedStream extends FilterInputStream {
    private final Duration silence;
    private final ScheduledExecutorService watch;

    WatchedStream(InputStream in, Duration silence, ScheduledExecutorService watch) {
        super(in);
        this.silence = silence;
        this.watch = watch;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        ScheduledFuture<?> cut = watch.schedule(this::closeQuietly, silence.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return super.read(bytes, from, length);
        } finally {
            cut.cancel(false);
        }
    }

    private void closeQuietly() {
        try {
            in.close();
        } catch (IOException alreadyBroken) {
            // It is to be cut anyway.
        }
    }
}
