package org.healthrecord.ingest.inbox;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Small files beside H2's own, with what has arrived and may not be on disk there yet. To append to a file costs what is
 * appended; to make H2's file durable costs a page of an index for nearly every message, and what says which of its pages are
 * no longer in use.
 *
 * <p>The files are numbered pages. An entry is its length and its CRC-32C, four bytes each with the highest first, then its
 * bytes. A page is read up to the first entry that is not whole: only the last one can be torn, and nobody was given a receipt
 * for it. A page is dropped when H2 has all that is in it.
 */
final class ArrivalJournal implements AutoCloseable {
    private static final int HEAD = 2 * Integer.BYTES;

    private final Path folder;
    private final String prefix;
    private long page;
    private @Nullable FileChannel open;
    private long length;
    private long sealed;

    /** @param beside H2's file, without its ending */
    ArrivalJournal(Path beside) {
        this.folder = Objects.requireNonNull(beside.toAbsolutePath().getParent());
        this.prefix = beside.getFileName() + ".arrivals-";
        List<Long> pages = pages();
        this.page = pages.isEmpty() ? 1 : pages.get(pages.size() - 1) + 1;
        this.sealed = pages.stream().mapToLong(this::sizeOf).sum();
    }

    /**
     * Returns when it is on disk.
     *
     * @throws DataAccessResourceFailureException when it cannot be written; it may be there all the same
     */
    synchronized void append(byte[] entry) {
        ByteBuffer framed = ByteBuffer.allocate(HEAD + entry.length)
                .putInt(entry.length)
                .putInt(crc(entry))
                .put(entry)
                .flip();
        try {
            FileChannel channel = opened();
            while (framed.hasRemaining()) {
                channel.write(framed);
            }
            channel.force(false);
            length += framed.limit();
        } catch (IOException e) {
            // What follows a torn entry would not be found.
            seal();
            throw failed(e);
        }
    }

    /** Begins a new page. @return the number of the last one before */
    synchronized long turn() {
        if (open != null) {
            seal();
        }
        return page - 1;
    }

    private void seal() {
        FileChannel channel = open;
        open = null;
        sealed += length;
        length = 0;
        page++;
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // All that anybody has a receipt for is synced.
        }
    }

    /** Drops a page and those before it. */
    synchronized void dropTo(long last) {
        pages().stream().filter(number -> number <= last && number < page).forEach(this::drop);
        sealed = pages().stream()
                .filter(number -> number < page)
                .mapToLong(this::sizeOf)
                .sum();
    }

    /** Bytes in all pages. */
    synchronized long size() {
        return sealed + length;
    }

    /** All entries in the order they were appended. */
    synchronized void forEach(Consumer<byte[]> each) {
        pages().forEach(number -> read(file(number), each));
    }

    @Override
    public void close() {
        turn();
    }

    private FileChannel opened() throws IOException {
        FileChannel channel = open;
        if (channel == null) {
            channel = FileChannel.open(file(page), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            open = channel;
            syncFolder();
        }
        return channel;
    }

    /** The file's name must outlast a power failure as well. Windows cannot open a folder, and need not. */
    private void syncFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private List<Long> pages() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(prefix))
                    .map(name -> Long.valueOf(name.substring(prefix.length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Path file(long number) {
        return folder.resolve(prefix + number);
    }

    private long sizeOf(long number) {
        return file(number).toFile().length();
    }

    private void drop(long number) {
        try {
            Files.deleteIfExists(file(number));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void read(Path file, Consumer<byte[]> each) {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16))) {
            for (byte[] entry = next(data); entry != null; entry = next(data)) {
                each.accept(entry);
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** @return nothing at the end or where an entry is not whole */
    private static byte @Nullable [] next(DataInputStream data) throws IOException {
        try {
            int size = data.readInt();
            int crc = data.readInt();
            byte[] entry = size < 0 ? new byte[0] : data.readNBytes(size);
            return size > 0 && entry.length == size && crc(entry) == crc ? entry : null;
        } catch (EOFException end) {
            return null;
        }
    }

    private static int crc(byte[] entry) {
        CRC32C crc = new CRC32C();
        crc.update(entry);
        return (int) crc.getValue();
    }

    private static DataAccessResourceFailureException failed(IOException e) {
        return new DataAccessResourceFailureException("The inbox's journal cannot be read or written", e);
    }
}
