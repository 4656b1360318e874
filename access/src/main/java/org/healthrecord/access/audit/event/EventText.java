package org.healthrecord.access.audit.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * An event as one text, of which there is exactly one for each event: the fields in order, each as its length, a colon, its
 * characters and a comma, so that no value can pass for two. Hashes are made of it and journals hold it: what it looks like
 * never changes; a new field goes to the end and is left out while it is empty.
 */
public final class EventText {
    private EventText() {}

    public static String of(Event event) {
        Agent agent = event.agent();
        Asked asked = event.asked();
        return write(List.of(
                Long.toString(event.time().toEpochMilli()),
                event.kind().name(),
                event.outcome().name(),
                agent.name(),
                agent.kind(),
                agent.client(),
                write(agent.roles()),
                agent.address(),
                write(List.copyOf(event.persons())),
                asked.method(),
                asked.target(),
                asked.parameters(),
                asked.query(),
                event.purpose(),
                event.reason(),
                event.requestId(),
                event.detail()));
    }

    /** @throws IllegalArgumentException where the text is none of {@link #of} */
    public static Event read(String text) {
        List<String> f = fields(text);
        if (f.size() != 17) {
            throw new IllegalArgumentException("not the text of an event");
        }
        return new Event(
                Instant.ofEpochMilli(Long.parseLong(f.get(0))),
                Kind.valueOf(f.get(1)),
                Outcome.valueOf(f.get(2)),
                new Agent(f.get(3), f.get(4), f.get(5), fields(f.get(6)), f.get(7)),
                new TreeSet<>(fields(f.get(8))),
                new Asked(f.get(9), f.get(10), f.get(11), f.get(12)),
                f.get(13),
                f.get(14),
                f.get(15),
                f.get(16));
    }

    /** Several values as one text. */
    public static String write(List<String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                value -> text.append(value.length()).append(':').append(value).append(','));
        return text.toString();
    }

    /**
     * The inverse of {@link #write}.
     *
     * @throws IllegalArgumentException where the text is none of it
     */
    public static List<String> fields(String text) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int colon = text.indexOf(':', at);
            int end = colon < 0 ? -1 : colon + 1 + Integer.parseInt(text, at, colon, 10);
            if (end < 0 || end >= text.length() || text.charAt(end) != ',') {
                throw new IllegalArgumentException("not the text of an event");
            }
            values.add(text.substring(colon + 1, end));
            at = end + 1;
        }
        return values;
    }
}
