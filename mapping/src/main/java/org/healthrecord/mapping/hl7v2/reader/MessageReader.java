package org.healthrecord.mapping.hl7v2.reader;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the text of one message as tolerantly as senders are: any line end, white space and framing around the message,
 * lines of free text broken by a stray line end (they continue the segment before).
 */
public final class MessageReader {
    private MessageReader() {}

    /** Empty where no MSH segment starts a line. */
    public static Optional<Message> read(String text) {
        return message(text, Line.of(text));
    }

    /**
     * The message as far as its first segment of this name, for who asks for no more: all of it where there is no such
     * segment.
     */
    public static Optional<Message> until(String name, String text) {
        return message(text, Line.until(text, name));
    }

    private static Optional<Message> message(String text, List<Line> lines) {
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        Delimiters delimiters = Delimiters.of(lines.get(0).text(text));
        Map<String, Integer> total = new HashMap<>();
        lines.forEach(l -> total.merge(l.name(), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<Segment> segments = new ArrayList<>(lines.size());
        for (Line line : lines) {
            int n = seen.merge(line.name(), 1, Integer::sum);
            boolean only = total.getOrDefault(line.name(), 1) == 1;
            String place = only ? line.name() : line.name() + '[' + n + ']';
            segments.add(new Segment(line.name(), place, fields(line, text, delimiters), delimiters));
        }
        return Optional.of(new Message(segments, delimiters));
    }

    private static List<String> fields(Line line, String text, Delimiters delimiters) {
        List<String> fields = Splitter.all(line.text(text), delimiters.field());
        if (line.name().equals("MSH")) {
            fields.add(1, String.valueOf(delimiters.field()));
        }
        return fields;
    }
}
