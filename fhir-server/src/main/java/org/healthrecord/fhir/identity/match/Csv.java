package org.healthrecord.fhir.identity.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.text.ByteOrderMark;

/** Comma-separated values as RFC 4180 has them: quotes doubled, line ends within quotes. */
final class Csv {
    private Csv() {}

    static List<Map<String, String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String text = in.lines()
                    .reduce(new StringBuilder(), (b, l) -> b.append(l).append('\n'), StringBuilder::append)
                    .toString();
            parse(ByteOrderMark.removedFrom(text), rows);
        }
        List<Map<String, String>> records = new ArrayList<>();
        for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < Math.min(row.size(), rows.get(0).size()); i++) {
                cells.put(
                        rows.get(0).get(i).strip().toLowerCase(Locale.ROOT),
                        row.get(i).strip());
            }
            records.add(cells);
        }
        return records;
    }

    private static void parse(String text, List<List<String>> rows) {
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    addRow(rows, row);
                    row = new ArrayList<>();
                }
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
    }

    private static void addRow(List<List<String>> rows, List<String> row) {
        if (row.size() > 1 || !row.get(0).isBlank()) {
            rows.add(row);
        }
    }

    static void write(Writer out, Object... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            String text = String.valueOf(cells[i]);
            boolean quote = text.contains(",") || text.contains("\"") || text.contains("\n");
            out.write(i == 0 ? "" : ",");
            out.write(quote ? '"' + text.replace("\"", "\"\"") + '"' : text);
        }
        out.write('\n');
    }
}
