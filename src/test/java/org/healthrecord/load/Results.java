package org.healthrecord.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The figures of one question: a line on the screen, and a row of {@code <question>.csv}. */
final class Results {
    private final Path file;
    private final String label;
    private final String[] columns;

    Results(Path folder, String question, String label, String... columns) {
        this.file = folder.resolve(question + ".csv");
        this.label = label;
        this.columns = columns;
    }

    void add(double... figures) throws IOException {
        List<Object> row = new ArrayList<>(List.of(label));
        StringBuilder line = new StringBuilder(label);
        for (int i = 0; i < figures.length; i++) {
            String figure = String.format(Locale.ROOT, figures[i] >= 100 ? "%.0f" : "%.3f", figures[i]);
            row.add(figure);
            line.append("  ").append(columns[i]).append(' ').append(figure);
        }
        System.out.println(line);
        boolean fresh = !Files.exists(file);
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT)) {
            if (fresh) {
                List<String> heading = new ArrayList<>(List.of("label"));
                heading.addAll(Arrays.asList(columns));
                csv.printRecord(heading);
            }
            csv.printRecord(row);
        }
    }
}
