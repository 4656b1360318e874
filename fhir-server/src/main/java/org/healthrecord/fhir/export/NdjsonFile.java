package org.healthrecord.fhir.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file of resources while it is written, compressed, under a name that nobody reads; it gets its own when it is whole. */
final class NdjsonFile {
    private static final int BUFFER = 1 << 16;
    private static final String UNFINISHED = ".part";

    private final ExportFolder folder;
    private final int number;
    private final ExportedFile.Kind kind;
    private final String type;
    private final Path unfinished;
    private final OutputStream out;
    private final Set<String> persons = new TreeSet<>();
    private long resources;
    private long bytes;

    NdjsonFile(ExportFolder folder, int number, ExportedFile.Kind kind, String type) {
        this.folder = folder;
        this.number = number;
        this.kind = kind;
        this.type = type;
        Path whole = folder.data(number);
        this.unfinished = whole.resolveSibling(whole.getFileName() + UNFINISHED);
        try {
            Files.createDirectories(whole.getParent());
            this.out = new BufferedOutputStream(
                    new Fast(Files.newOutputStream(
                            unfinished,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)),
                    BUFFER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of an export are copied soon and removed: what is saved by better compression costs more time. */
    private static final class Fast extends GZIPOutputStream {
        Fast(OutputStream to) throws IOException {
            super(to, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** @param owner whose it is; null for what belongs to no patient */
    void add(String line, @Nullable String owner) {
        try {
            byte[] text = line.getBytes(StandardCharsets.UTF_8);
            out.write(text);
            out.write('\n');
            resources++;
            bytes += text.length + 1L;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (owner != null) {
            persons.add(owner);
        }
    }

    /** Brings it to the disk, then gives it its name. */
    ExportedFile finish() {
        try {
            out.close();
            Files.write(folder.persons(number), persons);
            try (FileChannel written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(
                    unfinished,
                    folder.data(number),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExportedFile(number, kind, type, resources, bytes);
    }

    void discard() {
        try {
            out.close();
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
