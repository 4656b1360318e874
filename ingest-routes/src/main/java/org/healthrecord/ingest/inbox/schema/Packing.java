package org.healthrecord.ingest.inbox.schema;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;

/**
 * Messages are kept compressed: long ones densely (text shrinks to a fifth or less), short ones quickly, as packing one
 * densely is a third of the cost of receiving it. Short ones are one byte that no dense one begins with, and an LZ4
 * block.
 */
public final class Packing {
    private static final int BUFFER = 8192;
    private static final int SHORT_MESSAGE = 4096;

    /** Dense ones begin with the first byte of a zlib stream, which is 0x78 for every window of 32 kB. */
    private static final byte QUICK = 4;

    private static final LZ4Compressor COMPRESSOR = LZ4Factory.safeInstance().fastCompressor();
    private static final LZ4SafeDecompressor DECOMPRESSOR =
            LZ4Factory.safeInstance().safeDecompressor();

    private Packing() {}

    public static byte[] pack(byte[] bytes) {
        return bytes.length <= SHORT_MESSAGE ? quickly(bytes) : densely(bytes);
    }

    private static byte[] quickly(byte[] bytes) {
        byte[] buffer = new byte[1 + COMPRESSOR.maxCompressedLength(bytes.length)];
        buffer[0] = QUICK;
        int length = 1 + COMPRESSOR.compress(bytes, 0, bytes.length, buffer, 1);
        return Arrays.copyOf(buffer, length);
    }

    private static byte[] densely(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3);
            byte[] buffer = new byte[BUFFER];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** @param size how many bytes were packed; never trusted to the packed form itself */
    public static byte[] unpack(byte[] packed, int size) {
        byte[] bytes = new byte[size];
        int length = packed[0] == QUICK ? quick(packed, bytes) : dense(packed, bytes);
        if (length != size) {
            throw new IllegalStateException("A stored message is shorter than it was");
        }
        return bytes;
    }

    private static int quick(byte[] packed, byte[] bytes) {
        try {
            return DECOMPRESSOR.decompress(packed, 1, packed.length - 1, bytes, 0);
        } catch (LZ4Exception e) {
            throw new IllegalStateException("A stored message cannot be unpacked", e);
        }
    }

    private static int dense(byte[] packed, byte[] bytes) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            int filled = 0;
            for (int read = 1; filled < bytes.length && read > 0; filled += read) {
                read = inflater.inflate(bytes, filled, bytes.length - filled);
            }
            return filled;
        } catch (DataFormatException e) {
            throw new IllegalStateException("A stored message cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }
}
