package org.healthrecord.mapping.csv.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.csv.definition.LayoutReader;
import org.healthrecord.mapping.csv.layout.FileLayout;
import org.healthrecord.mapping.csv.layout.Header;
import org.healthrecord.mapping.csv.layout.Layout;
import org.healthrecord.mapping.csv.layout.LayoutException;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.text.ByteOrderMark;
import org.healthrecord.mapping.text.StrictText;
import org.jspecify.annotations.Nullable;

/**
 * A large file of rows as several payloads that each begin with the heading, so that a dry run takes the memory of a
 * piece. A piece is cut behind a row, and says in its content type on which line it goes on, so that places are those of the whole file.
 */
public final class CsvPieces {
    private static final Pattern GOES_ON =
            Pattern.compile("text/csv; heading-lines=(\\d{1,9}); skipped-lines=(\\d{1,9})");
    private static final int LONGEST = 8;

    private final InputStream in;
    private final int size;
    private byte[] rest = new byte[0];
    private boolean ended;

    private CsvPieces(InputStream in, int size) {
        this.in = in;
        this.size = size;
    }

    /** Takes one piece after the other. */
    public interface Taker {
        void take(Payload payload) throws IOException;
    }

    /** The lines of the heading at the start of a payload, and how many of the file's lines are between it and the rest. */
    record GoesOn(int heading, int skipped) {
        static GoesOn of(@Nullable String contentType) {
            Matcher m = GOES_ON.matcher(contentType == null ? "" : contentType);
            return m.matches()
                    ? new GoesOn(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)))
                    : new GoesOn(0, 0);
        }

        int line(int line) {
            return line > heading ? line + skipped : line;
        }
    }

    /** Cuts a file into pieces of about so many bytes. A file without the heading of its layout comes as far as it was read. */
    public static void each(InputStream in, String name, SourceProfile source, int size, Taker taker)
            throws IOException {
        CsvPieces pieces = new CsvPieces(in, size);
        byte[] first = pieces.next();
        taker.take(new Payload(first, "text/csv", name));
        Optional<byte[]> heading = heading(first, name, source);
        if (heading.isEmpty()) {
            return;
        }
        byte[] head = heading.get();
        int headLines = lines(head);
        int skipped = lines(first) - headLines;
        for (byte[] piece = pieces.next(); piece.length > 0; piece = pieces.next()) {
            byte[] whole = Arrays.copyOf(head, head.length + piece.length);
            System.arraycopy(piece, 0, whole, head.length, piece.length);
            String type = "text/csv; heading-lines=" + headLines + "; skipped-lines=" + skipped;
            taker.take(new Payload(whole, type, name));
            skipped += lines(piece);
        }
    }

    /** Whether a file can be cut at its line feeds: not UTF-16, in which they are two bytes. */
    public static boolean canCut(byte[] start) {
        boolean utf16 = start.length > 1 && ((start[0] & 0xFF) == 0xFE || (start[0] & 0xFF) == 0xFF);
        return !utf16 && CsvBoundaries.behindRow(start) > 0;
    }

    private byte[] next() throws IOException {
        byte[] piece = rest;
        int end = 0;
        while (end == 0 && !ended) {
            byte[] more = in.readNBytes(size);
            ended = more.length < size;
            byte[] both = Arrays.copyOf(piece, piece.length + more.length);
            System.arraycopy(more, 0, both, piece.length, more.length);
            piece = both;
            // A quote that never ends may not hold the whole file together.
            end = piece.length > LONGEST * size ? CsvBoundaries.behindLine(piece) : CsvBoundaries.behindRow(piece);
        }
        int to = ended ? piece.length : end;
        rest = Arrays.copyOfRange(piece, to, piece.length);
        return Arrays.copyOf(piece, to);
    }

    /** The bytes up to the end of the heading row. */
    private static Optional<byte[]> heading(byte[] first, String name, SourceProfile source) {
        String yaml = source.layout();
        if (yaml == null) {
            return Optional.empty();
        }
        Text text = Text.of(first);
        Layout layout;
        FileLayout kind;
        try {
            layout = LayoutReader.read(yaml);
            kind = Kinds.of(Map.of(name, first), layout, new ArrayList<>()).get(name);
        } catch (Unusable | LayoutException e) {
            // The mapper says so of the first piece.
            return Optional.empty();
        }
        Records records = new Records(text.text(), layout.delimiter());
        while (kind != null && records.hasNext()) {
            if (Header.of(records.next().cells(), kind).isPresent()) {
                int end =
                        records.hasNext() ? records.next().start() : text.text().length();
                Charset charset = text.windows() ? StrictText.WINDOWS_1252 : StandardCharsets.UTF_8;
                int mark = ByteOrderMark.lengthUtf8(first);
                int length = text.text().substring(0, end).getBytes(charset).length + mark;
                return Optional.of(Arrays.copyOf(first, length));
            }
        }
        return Optional.empty();
    }

    private static int lines(byte[] bytes) {
        int lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }
}
