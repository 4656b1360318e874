package org.healthrecord.mapping.excerpt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.MessageBatch;
import org.healthrecord.mapping.hl7v2.reader.Places;
import org.healthrecord.mapping.hl7v2.reader.Text;
import org.healthrecord.mapping.port.Payload;

/** HL7 v2: of a batch the message, of a message about several patients the segments from one PID to the next. */
record ShownHl7(Payload payload, List<MessageBatch.Range> messages) implements Shown {

    static ShownHl7 of(Payload payload) {
        return new ShownHl7(payload, MessageBatch.ranges(payload.bytes()));
    }

    @Override
    public Optional<Stretch> find(String unit, String place) {
        return message(unit).flatMap(n -> within(decoded(messages.get(n)), place));
    }

    /** Names of people and places are in fields of their own; the segments ROL and PRT are about no other patient. */
    @Override
    public Optional<Stretch> findNobodys(String unit, String place) {
        boolean own = place.indexOf('-') > 0 || place.startsWith("ROL") || place.startsWith("PRT");
        return own ? find(unit, place).map(Stretch::alone) : Optional.empty();
    }

    @Override
    public boolean isOfOne() {
        return messages.size() == 1 && Places.patients(decoded(messages.get(0))).size() < 2;
    }

    @Override
    public boolean isOfNobody() {
        return false;
    }

    /** Each message of a batch is read in its own character set. */
    @Override
    public Optional<String> text() {
        return Optional.of(String.join("", pieces()));
    }

    @Override
    public Optional<Span> span(String unit, String place) {
        return message(unit).flatMap(n -> {
            int before = 0;
            for (String piece : pieces().subList(0, 2 * n + 1)) {
                before += piece.length();
            }
            int offset = before;
            return Places.find(decoded(messages.get(n)), place)
                    .map(s -> new Span(offset + s.start(), offset + s.end()));
        });
    }

    private static Optional<Stretch> within(String text, String place) {
        return Places.find(text, place).map(s -> {
            Places.Span person = Places.personAround(text, s);
            return new Stretch(text, person.start(), person.end(), s.start(), s.end());
        });
    }

    /** What is between the messages and the messages, in turn: the message n is piece 2n + 1. */
    private List<String> pieces() {
        List<String> pieces = new ArrayList<>();
        int at = 0;
        for (MessageBatch.Range message : messages) {
            pieces.add(asLines(Text.of(payload.bytes(), at, message.from())));
            pieces.add(decoded(message));
            at = message.to();
        }
        pieces.add(asLines(Text.of(payload.bytes(), at, payload.bytes().length)));
        return pieces;
    }

    private String decoded(MessageBatch.Range message) {
        return asLines(Text.of(payload.bytes(), message.from(), message.to()));
    }

    /** Segments end with a carriage return alone, which is not visible. */
    private static String asLines(String text) {
        return text.replace("\r\n", " \n").replace('\r', '\n');
    }

    private Optional<Integer> message(String unit) {
        int number = unit.isEmpty() ? 1 : 0;
        for (int i = 0; i < unit.length() && number <= messages.size(); i++) {
            int digit = Character.digit(unit.charAt(i), 10);
            if (digit < 0) {
                return Optional.empty();
            }
            number = number * 10 + digit;
        }
        return number < 1 || number > messages.size() ? Optional.empty() : Optional.of(number - 1);
    }
}
