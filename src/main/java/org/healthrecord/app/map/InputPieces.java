package org.healthrecord.app.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.healthrecord.mapping.csv.export.CsvPieces;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;

/**
 * A file as it would arrive; a folder as the zip of its files. A large file of HL7 messages, NDJSON or CSV comes in pieces of
 * whole messages, lines or rows, so that it takes the memory of a piece.
 */
final class InputPieces {
    private static final int PIECE = 2 << 20;

    private InputPieces() {}

    /** Takes one piece after the other. */
    interface Taker {
        void take(Payload payload) throws IOException;
    }

    static void each(Path in, SourceProfile source, Taker taker) throws IOException {
        String name = in.getFileName().toString();
        Format format = source.format();
        if (Files.isDirectory(in)) {
            folder(in, name, source, taker);
        } else if (format == Format.CSV && Files.size(in) > 2 * PIECE && canCut(in)) {
            try (InputStream bytes = Files.newInputStream(in)) {
                CsvPieces.each(bytes, name, source, PIECE, taker::take);
            }
        } else if (Files.size(in) > 2 * PIECE && FileBoundaries.known(in, format)) {
            cut(in, name, format, taker);
        } else {
            taker.take(new Payload(Files.readAllBytes(in), null, name));
        }
    }

    /** A folder is one export; a large one is taken file by file. */
    private static void folder(Path in, String name, SourceProfile source, Taker taker) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(in)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        long size = 0;
        for (Path file : files) {
            size += Files.size(file);
        }
        if (size <= 2 * PIECE) {
            taker.take(new Payload(zip(files), "application/zip", name + ".zip"));
            return;
        }
        for (Path file : files) {
            each(file, source, taker);
        }
    }

    private static boolean canCut(Path in) throws IOException {
        try (InputStream bytes = Files.newInputStream(in)) {
            return CsvPieces.canCut(bytes.readNBytes(PIECE));
        }
    }

    private static void cut(Path in, String name, Format format, Taker taker) throws IOException {
        byte[] rest = new byte[0];
        try (InputStream bytes = Files.newInputStream(in)) {
            for (byte[] more = bytes.readNBytes(PIECE); more.length > 0; more = bytes.readNBytes(PIECE)) {
                byte[] piece = join(rest, more);
                int end = FileBoundaries.last(piece, format);
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

    private static byte[] zip(List<Path> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files) {
                zip.putNextEntry(new ZipEntry(file.getFileName().toString()));
                Files.copy(file, zip);
            }
        }
        return out.toByteArray();
    }
}
