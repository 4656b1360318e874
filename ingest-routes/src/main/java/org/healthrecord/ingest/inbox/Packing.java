package org.healthrecord.ingest.inbox;

import java.io.ByteArrayOutputStream;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Messages are kept compressed; text shrinks to a fifth or less. */
final class Packing {
    private static final int BUFFER = 8192;

    /** To make one and clear its memory of a quarter of a megabyte takes as long as packing a short message. */
    private static final Queue<Deflater> IDLE = new ArrayBlockingQueue<>(16);

    private Packing() {}

    static byte[] pack(byte[] bytes) {
        Deflater idle = IDLE.poll();
        Deflater deflater = idle == null ? new Deflater(Deflater.BEST_SPEED) : idle;
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, bytes.length / 3));
            byte[] buffer = new byte[Math.min(BUFFER, bytes.length + 64)];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            putAside(deflater);
        }
    }

    private static void putAside(Deflater deflater) {
        deflater.reset();
        if (!IDLE.offer(deflater)) {
            deflater.end();
        }
    }

    /** @param size how many bytes were packed; never trusted to the packed form itself */
    static byte[] unpack(byte[] packed, int size) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[size];
            int filled = 0;
            while (filled < size) {
                int read = inflater.inflate(bytes, filled, size - filled);
                if (read == 0) {
                    throw new IllegalStateException("A stored message is shorter than it was");
                }
                filled += read;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored message cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
