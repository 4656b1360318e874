package org.healthrecord.mapping.csv.export;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file, each with the line it starts on. Quotes within quotes and quotes that never end are tolerated:
 * they spoil a row, not the file.
 */
final class Records implements Iterator<Records.Numbered> {

    /**
     * @param line  where the record starts, counted from 1
     * @param start the offset of its first character in the file's text
     */
    record Numbered(int line, int start, CSVRecord cells) {
        boolean blank() {
            for (String cell : cells) {
                if (!cell.isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }

    private final String text;
    private final char delimiter;
    private final Iterator<CSVRecord> records;
    private int line = 1;
    private int counted;

    Records(String text, @Nullable Character delimiter) {
        this.text = text;
        this.delimiter = delimiter == null ? guess(text) : delimiter;
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(this.delimiter)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        try {
            records = CSVParser.parse(new StringReader(text), format).iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    char delimiter() {
        return delimiter;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Numbered next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        CSVRecord next = records.next();
        int start = (int) Math.min(next.getCharacterPosition(), text.length());
        advance(start);
        return new Numbered(line, start, next);
    }

    private void advance(int to) {
        for (; counted < to; counted++) {
            char c = text.charAt(counted);
            boolean pair = c == '\r' && counted + 1 < text.length() && text.charAt(counted + 1) == '\n';
            if (c == '\n' || (c == '\r' && !pair)) {
                line++;
            }
        }
    }

    /** The delimiter that occurs most often in the first line that has any. */
    private static char guess(String text) {
        for (String line : (Iterable<String>) text.lines().limit(10)::iterator) {
            char best = ',';
            long most = 0;
            for (char candidate : new char[] {',', ';', '\t', '|'}) {
                long n = line.chars().filter(c -> c == candidate).count();
                if (n > most) {
                    best = candidate;
                    most = n;
                }
            }
            if (most > 0) {
                return best;
            }
        }
        return ',';
    }
}
