package org.healthrecord.mapping.tsv;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads a tab-separated table that is shipped as a resource beside a class. The text is UTF-8, one row a line. Lines that
 * begin with {@code #} are comments (origin, licence) and may stand anywhere; blank lines are skipped. There is no quoting.
 * The table may begin with a row of column names.
 */
public final class TsvTable {
    private TsvTable() {}

    /**
     * The rows of a table without column names, in order.
     *
     * @param beside the class in whose package the resource is
     * @throws IllegalStateException if there is no such resource
     */
    public static Stream<TsvRow> rows(Class<?> beside, String file) {
        return lines(beside, file).map(line -> new TsvRow(Map.of(), cells(line)));
    }

    /**
     * The rows of a table whose first row is the names of its columns, in order.
     *
     * @param beside the class in whose package the resource is
     * @throws IllegalStateException if there is no such resource, or a row has more cells than there are columns
     */
    public static Stream<TsvRow> namedRows(Class<?> beside, String file) {
        Iterator<String> lines = lines(beside, file).iterator();
        Map<String, Integer> columns = columns(lines, file);
        Stream.Builder<TsvRow> rows = Stream.builder();
        while (lines.hasNext()) {
            String[] cells = cells(lines.next());
            if (cells.length > columns.size()) {
                throw new IllegalStateException(file + " has a row with more cells than columns: " + cells[0]);
            }
            rows.add(new TsvRow(columns, cells));
        }
        return rows.build();
    }

    private static Map<String, Integer> columns(Iterator<String> lines, String file) {
        if (!lines.hasNext()) {
            throw new IllegalStateException(file + " has no row of column names");
        }
        Map<String, Integer> columns = new HashMap<>();
        for (String name : cells(lines.next())) {
            columns.put(name, columns.size());
        }
        return columns;
    }

    private static String[] cells(String line) {
        return line.split("\t", -1);
    }

    private static Stream<String> lines(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing on the class path: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
