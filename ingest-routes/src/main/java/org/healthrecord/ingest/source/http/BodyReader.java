package org.healthrecord.ingest.source.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Reads a body that may be large and slow. Beyond the first megabyte it is kept in a file until it is whole. Only a few
 * large bodies are in memory at the same time, so many slow senders cannot fill it.
 */
final class BodyReader {
    private static final int IN_MEMORY = 1 << 20;
    private static final int LARGE_AT_ONCE = 2;
    /** What is beyond the limit is read and dropped this many times over, so that the sender gets to read its answer. */
    private static final int PATIENCE = 2;

    private final Path folder;
    private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

    BodyReader(Path folder) {
        this.folder = folder;
    }

    /** Hands the whole body to the receiver, or throws the refusal for the sender. */
    <R> R read(InputStream body, long limit, Function<byte[], R> receiver) throws IOException {
        var start = body.readNBytes((int) Math.min(IN_MEMORY, limit + 1));
        if (start.length > limit) {
            throw tooLarge(body, limit);
        }
        if (start.length < IN_MEMORY) {
            return receiver.apply(start);
        }
        var file = spoolFile();
        try {
            spool(start, body, limit, file);
            return receive(file, receiver);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Path spoolFile() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, "submission-", ".part");
    }

    private void spool(byte[] start, InputStream body, long limit, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(start);
            long left = limit - start.length;
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = body.read(buffer)) >= 0) {
                left -= count;
                if (left < 0) {
                    throw tooLarge(body, limit);
                }
                out.write(buffer, 0, count);
            }
        }
    }

    private static IntakeRefusal tooLarge(InputStream body, long limit) throws IOException {
        var buffer = new byte[64 * 1024];
        long left = limit * PATIENCE;
        int count;
        while (left > 0 && (count = body.read(buffer)) >= 0) {
            left -= count;
        }
        return IntakeRefusal.tooLarge(limit);
    }

    private <R> R receive(Path file, Function<byte[], R> receiver) throws IOException {
        large.acquireUninterruptibly();
        try {
            return receiver.apply(Files.readAllBytes(file));
        } finally {
            large.release();
        }
    }

    /** Removes what an earlier run could not: it was never accepted. */
    void clear() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var left = Files.newDirectoryStream(folder, "submission-*.part")) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the folder for submissions under way cannot be cleared", unreadable);
        }
    }
}
