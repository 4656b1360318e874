package org.healthrecord.mapping;

import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.ccda.PlaceInText;
import org.healthrecord.mapping.csv.export.CsvPlaces;
import org.healthrecord.mapping.fhir.delivery.JsonPlaces;
import org.healthrecord.mapping.hl7v2.reader.MessageBatch;
import org.healthrecord.mapping.hl7v2.reader.Places;
import org.healthrecord.mapping.hl7v2.reader.Text;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Payload;

/** Cuts the piece of a message out that shows a place, with what stands around it. */
public final class Excerpts {
    private static final int AROUND = 600;
    private static final int LONGEST = 4000;

    private Excerpts() {}

    /**
     * A piece of a message.
     *
     * @param start of the place within the text
     * @param end   behind the place; a place longer than a few thousand characters is cut short
     */
    public record Excerpt(String text, int start, int end) {

        static Excerpt around(String whole, int start, int end) {
            int to = Math.min(end, start + LONGEST);
            int first = Math.max(0, start - AROUND);
            int last = Math.min(whole.length(), to + AROUND);
            return new Excerpt(whole.substring(first, last), start - first, to - first);
        }
    }

    /**
     * @param selector the unit within the message
     * @param place    as an assertion names it
     * @return empty where the message has no such place any more
     */
    public static Optional<Excerpt> of(Format format, Payload payload, String selector, String place) {
        return switch (format) {
            case HL7V2 -> hl7v2(payload, selector, place);
            case CCDA -> ccda(payload, place);
            case CSV -> CsvPlaces.find(payload, place).map(r -> Excerpt.around(r.text(), r.start(), r.end()));
            case FHIR -> fhir(payload, place);
        };
    }

    private static Optional<Excerpt> hl7v2(Payload payload, String selector, String place) {
        List<MessageBatch.Range> messages = MessageBatch.ranges(payload.bytes());
        int index = selector.isEmpty() ? 0 : Integer.parseInt(selector) - 1;
        if (index >= messages.size()) {
            return Optional.empty();
        }
        MessageBatch.Range message = messages.get(index);
        String text = Text.of(payload.bytes(), message.from(), message.to());
        // Segments end with a carriage return alone: shown as lines.
        String shown = text.replace("\r\n", " \n").replace('\r', '\n');
        return Places.find(text, place).map(s -> Excerpt.around(shown, s.start(), s.end()));
    }

    private static Optional<Excerpt> fhir(Payload payload, String place) {
        return place.startsWith("/Bundle") || place.equals("/") && isXml(payload)
                ? ccda(payload, place)
                : JsonPlaces.find(payload, place).map(r -> Excerpt.around(r.text(), r.start(), r.end()));
    }

    private static boolean isXml(Payload payload) {
        return payload.bytes().length > 0
                && PlaceInText.textOf(payload.bytes()).stripLeading().startsWith("<");
    }

    private static Optional<Excerpt> ccda(Payload payload, String place) {
        String text = PlaceInText.textOf(payload.bytes());
        return PlaceInText.find(text, place).map(r -> Excerpt.around(text, r.start(), r.end()));
    }
}
