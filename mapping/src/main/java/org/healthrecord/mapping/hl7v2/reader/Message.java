package org.healthrecord.mapping.hl7v2.reader;

import java.util.List;
import java.util.Optional;

/** One message: its segments in the order sent, MSH first. */
public final class Message {
    private final List<Segment> segments;
    private final Delimiters delimiters;

    Message(List<Segment> segments, Delimiters delimiters) {
        this.segments = List.copyOf(segments);
        this.delimiters = delimiters;
    }

    public Segment header() {
        return segments.get(0);
    }

    public List<Segment> segments() {
        return segments;
    }

    public Optional<Segment> first(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    public List<Segment> all(String name) {
        return segments.stream().filter(s -> s.name().equals(name)).toList();
    }

    /** MSH-9.1: {@code ADT}. */
    public String code() {
        return header().value(9).part(1);
    }

    /** MSH-9.2: {@code A04}; for an old sender that leaves it out, EVN-1. */
    public String event() {
        String sent = header().value(9).part(2);
        return sent.isEmpty() ? first("EVN").map(e -> e.text(1)).orElse("") : sent;
    }

    /** MSH-10. */
    public String controlId() {
        return header().text(10);
    }

    /** A segment that was not sent: all its fields are empty. */
    public Segment absent(String name) {
        return new Segment(name, name, List.of(name), delimiters);
    }

    public Delimiters delimiters() {
        return delimiters;
    }
}
