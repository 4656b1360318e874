package org.healthrecord.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.mapping.Format;
import org.healthrecord.mapping.Payload;

/**
 * A file as it would arrive; a folder as the zip of its files. A large file of HL7 messages or of NDJSON comes in pieces of
 * whole messages or lines, so that it takes the memory of a piece.
 */
final class InputPieces {
    private static final int PIECE = 2 << 20;

    private InputPieces() {}

    /** Takes one piece after the other. */
    interface Taker {
        void take(Payload payload) throws IOException;
    }

    static void each(Path in, Format format, Taker taker) throws IOException {
        String name = in.getFileName().toString();
        if (Files.isDirectory(in)) {
            taker.take(new Payload(zip(in), "application/zip", name + ".zip"));
        } else if (Files.size(in) > 2 * PIECE && Cut.known(in, format)) {
            cut(in, name, format, taker);
        } else {
            taker.take(new Payload(Files.readAllBytes(in), null, name));
        }
    }

    private static void cut(Path in, String name, Format format, Taker taker) throws IOException {
        byte[] rest = new byte[0];
        try (InputStream bytes = Files.newInputStream(in)) {
            for (byte[] more = bytes.readNBytes(PIECE); more.length > 0; more = bytes.readNBytes(PIECE)) {
                byte[] piece = join(rest, more);
                int end = Cut.last(piece, format);
                if (end > 0) {
                    taker.take(new Payload(Arrays.copyOf(piece, end), null, name));
                }
                rest = Arrays.copyOfRange(piece, end, piece.length);
            }
        }
        if (rest.length > 0) {
            taker.take(new Payload(rest, null, name));
        }
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] zip(Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return out.toByteArray();
    }
}
