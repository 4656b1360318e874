package org.healthrecord.access.audit.write;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.healthrecord.access.audit.event.Entry;
import org.healthrecord.access.audit.event.EventText;

/**
 * Entries in files of the data folder, each a line, until the table has them for good. What was appended
 * survives the end of the process; what was forced, also that of the machine.
 */
public final class Journal implements AutoCloseable {
    private static final String ENDING = ".journal";

    private final Path folder;
    private final String chain;
    private final long largest;
    private final List<Full> full = new ArrayList<>();
    private FileChannel open;
    private Path file;
    private long size;
    private int files;

    private record Full(Path file, long last) {}

    /** @param largest in bytes; then another file is begun */
    Journal(Path folder, String chain, long largest) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.chain = chain;
        this.largest = largest;
        this.file = name();
        this.open = create(file);
    }

    private Path name() {
        return folder.resolve("%s-%06d%s".formatted(chain, files++, ENDING));
    }

    /** Only the service's own account may read who read what. */
    private static FileChannel create(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return channel;
    }

    synchronized void append(List<Entry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(line(entry)).append('\n'));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
        size += bytes.remaining();
        while (bytes.hasRemaining()) {
            open.write(bytes);
        }
    }

    synchronized void force() throws IOException {
        open.force(false);
    }

    /**
     * Begins another file where this one is large.
     *
     * @param last the number of the last entry in it
     */
    synchronized void turn(long last) throws IOException {
        if (size >= largest) {
            open.force(false);
            open.close();
            full.add(new Full(file, last));
            file = name();
            open = create(file);
            size = 0;
        }
    }

    /** Whether a file holds nothing after this entry. */
    synchronized boolean hasFullUntil(long number) {
        return full.stream().anyMatch(each -> each.last() <= number);
    }

    /** Forgets the full files that hold nothing after this entry. */
    synchronized void forgetUntil(long number) throws IOException {
        for (Full each : full) {
            if (each.last() <= number) {
                Files.deleteIfExists(each.file());
            }
        }
        full.removeIf(each -> each.last() <= number);
    }

    @Override
    public synchronized void close() throws IOException {
        open.close();
    }

    /** As {@link #close}; the table has all that was ever in it. */
    synchronized void closeAndForget(long last) throws IOException {
        open.close();
        full.add(new Full(file, last));
        forgetUntil(last);
    }

    private static String line(Entry entry) {
        String text =
                Base64.getEncoder().encodeToString(EventText.of(entry.event()).getBytes(StandardCharsets.UTF_8));
        return entry.chain() + ' ' + entry.number() + ' ' + entry.previous() + ' ' + entry.hash() + ' ' + text;
    }

    /** All entries in a folder, for who checks the audit while the service stands still. */
    public static List<Entry> all(Path folder) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : left(folder)) {
            entries.addAll(read(file));
        }
        return entries;
    }

    /** The files that processes before this one left, oldest first. */
    static List<Path> left(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    /** The entries of a file; one that was being written when the machine stopped was never answered for. */
    static List<Entry> read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        String all = Files.readString(file, StandardCharsets.UTF_8);
        String whole = all.substring(0, all.lastIndexOf('\n') + 1);
        for (String line : whole.lines().toList()) {
            String[] words = line.split(" ", 5);
            String text = new String(Base64.getDecoder().decode(words[4]), StandardCharsets.UTF_8);
            entries.add(new Entry(words[0], Long.parseLong(words[1]), words[2], words[3], EventText.read(text)));
        }
        return entries;
    }
}
