package org.healthrecord.mapping.hl7v2.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a place ({@code OBX[3]}, {@code PID-3[1]}, {@code OBX[3]-5.1}) in the text of a message, so that it can be shown
 * highlighted.
 */
public final class Places {
    private Places() {}

    /**
     * A stretch of the message's text.
     *
     * @param start of its first character
     * @param end   behind its last
     */
    public record Span(int start, int end) {}

    /** Empty where the message has no such place. */
    public static Optional<Span> find(String message, String place) {
        List<Line> lines = Line.of(message);
        if (lines.isEmpty() || place.length() < 3) {
            return Optional.empty();
        }
        Delimiters delimiters = Delimiters.of(lines.get(0).text(message));
        int dash = place.indexOf('-');
        String segment = dash < 0 ? place : place.substring(0, dash);
        if (segment.length() < 3) {
            return Optional.empty();
        }
        int wanted = index(segment);
        return lines.stream()
                .filter(l -> l.name().equals(segment.substring(0, 3)))
                .skip(wanted - 1L)
                .findFirst()
                .flatMap(l -> within(message, l, dash < 0 ? "" : place.substring(dash + 1), delimiters));
    }

    /** What is about each patient of a message: from one PID segment to the next. */
    public static List<Span> patients(String message) {
        List<Integer> starts = new ArrayList<>();
        Line.of(message).stream().filter(l -> l.name().equals("PID")).forEach(l -> starts.add(l.start()));
        List<Span> patients = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            patients.add(new Span(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : message.length()));
        }
        return patients;
    }

    /**
     * What surrounds a place of a message and is about the same patient: all of a message about one patient, the
     * header with the first of several.
     */
    public static Span personAround(String message, Span place) {
        List<Span> patients = patients(message);
        int end = patients.size() < 2 ? message.length() : patients.get(1).start();
        for (Span patient : patients.subList(Math.min(1, patients.size()), patients.size())) {
            if (place.start() >= patient.start() && place.start() < patient.end()) {
                return new Span(patient.start(), patient.end());
            }
        }
        return new Span(0, end);
    }

    private static Optional<Span> within(String message, Line line, String path, Delimiters d) {
        Span span = new Span(line.start(), line.end());
        if (path.isEmpty()) {
            return Optional.of(span);
        }
        String[] parts = path.split("\\.", -1);
        int field = number(parts[0]) + (line.name().equals("MSH") ? 0 : 1);
        Optional<Span> found = piece(message, span, d.field(), field);
        if (parts[0].indexOf('[') > 0) {
            found = found.flatMap(s -> piece(message, s, d.repetition(), index(parts[0])));
        } else if (parts.length > 1) {
            found = found.flatMap(s -> piece(message, s, d.repetition(), 1));
        }
        if (parts.length > 1) {
            found = found.flatMap(s -> piece(message, s, d.component(), number(parts[1])));
        }
        if (parts.length > 2) {
            found = found.flatMap(s -> piece(message, s, d.subcomponent(), number(parts[2])));
        }
        return found;
    }

    private static Optional<Span> piece(String message, Span whole, char separator, int n) {
        int from = whole.start;
        for (int i = 1; i < n; i++) {
            int at = message.indexOf(separator, from);
            if (at < 0 || at >= whole.end) {
                return Optional.empty();
            }
            from = at + 1;
        }
        int end = message.indexOf(separator, from);
        return n < 1 ? Optional.empty() : Optional.of(new Span(from, end < 0 ? whole.end : Math.min(end, whole.end)));
    }

    /** The number in brackets, 1 where there is none. */
    private static int index(String text) {
        int open = text.indexOf('[');
        int close = text.indexOf(']');
        return open < 0 || close < open ? 1 : Math.max(1, number(text.substring(open + 1, close)));
    }

    private static int number(String text) {
        int n = 0;
        for (int i = 0; i < text.length() && Character.isDigit(text.charAt(i)) && n < 100_000; i++) {
            n = n * 10 + Character.digit(text.charAt(i), 10);
        }
        return n;
    }
}
