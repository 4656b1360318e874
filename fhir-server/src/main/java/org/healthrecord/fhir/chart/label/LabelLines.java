package org.healthrecord.fhir.chart.label;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.label.Labels.Line;

/** Reads a site's own lines: label, system, code, separated by tabs; what begins with {@code #} is a comment. */
public final class LabelLines {
    private static final int CELLS = 3;

    private LabelLines() {}

    /** A line, or a name of a label, that cannot be used. The message says which. */
    public static final class UnusableException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /** @throws UnusableException for the first line that cannot be used */
    public static List<Line> read(String text) {
        List<Line> lines = new ArrayList<>();
        String[] all = text.split("\\R", -1);
        for (int i = 0; i < all.length; i++) {
            String line = all[i].strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("label\t")) {
                lines.add(read(i + 1, line.split("\t", -1)));
            }
        }
        return lines;
    }

    private static Line read(int number, String[] cells) {
        if (cells.length != CELLS || Arrays.stream(cells).anyMatch(String::isBlank)) {
            throw new UnusableException("line " + number + ": label, system and code are needed, separated by tabs");
        }
        Label label = label(cells[0])
                .orElseThrow(() -> new UnusableException("line " + number + ": the label is unknown; " + known()));
        return new Line(label.name(), cells[1].strip(), cells[2].strip());
    }

    /** @throws UnusableException for a label that is not known */
    public static Line ofSource(String label, String source) {
        Label known = label(label)
                .orElseThrow(() -> new UnusableException("the label '" + label + "' is unknown; " + known()));
        return new Line(known.name(), "source", source);
    }

    /** By the name, as configured or as in a table, or by a code. */
    private static Optional<Label> label(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Label.values())
                .filter(label -> label.name().equals(name))
                .findFirst()
                .or(() -> Label.ofCode(text.strip()));
    }

    private static String known() {
        return "known are "
                + Arrays.stream(Label.values())
                        .map(label -> label.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
    }
}
