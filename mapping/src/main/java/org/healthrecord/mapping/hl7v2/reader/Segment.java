package org.healthrecord.mapping.hl7v2.reader;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One segment as sent. Fields are numbered as in the standard, in MSH too (MSH-1 is the field separator). */
public final class Segment {
    private final String name;
    private final String place;
    private final List<String> fields;
    private final Delimiters delimiters;
    private final BitSet read = new BitSet();

    Segment(String name, String place, List<String> fields, Delimiters delimiters) {
        this.name = name;
        this.place = place;
        this.fields = fields;
        this.delimiters = delimiters;
    }

    public String name() {
        return name;
    }

    /** {@code OBX[3]}: the third OBX of the message; without a number where there is only one. */
    public String place() {
        return place;
    }

    public String place(int field) {
        return place + '-' + field;
    }

    /** How many fields were sent. */
    public int size() {
        return fields.size() - 1;
    }

    /** The field as sent, with all its repetitions. */
    public String raw(int field) {
        read.set(field);
        return sent(field);
    }

    /** Whether any rule has read the field. */
    public boolean isRead(int field) {
        return read.get(field);
    }

    /** Whether the field says anything, in any repetition; does not count as reading it. */
    public boolean says(int field) {
        String text = sent(field);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' '
                    && c != delimiters.component()
                    && c != delimiters.subcomponent()
                    && c != delimiters.repetition()) {
                return true;
            }
        }
        return false;
    }

    /** How many repetitions the field has, empty ones included. */
    public int repetitions(int field) {
        String text = sent(field);
        int n = 1;
        for (int at = text.indexOf(delimiters.repetition());
                at >= 0;
                at = text.indexOf(delimiters.repetition(), at + 1)) {
            n++;
        }
        return n;
    }

    /** As {@link #raw}, without having read it for the mapping. */
    public String sent(int field) {
        return field < fields.size() ? fields.get(field) : "";
    }

    /** The first repetition. */
    public Value value(int field) {
        String raw = raw(field);
        int end = raw.indexOf(delimiters.repetition());
        return new Value(end < 0 ? raw : raw.substring(0, end), delimiters, false, place(field));
    }

    /** All repetitions that say something. */
    public List<Value> values(int field) {
        String raw = raw(field);
        if (raw.isEmpty()) {
            return List.of();
        }
        if (raw.indexOf(delimiters.repetition()) < 0) {
            Value only = value(field);
            return only.isEmpty() ? List.of() : List.of(only);
        }
        List<Value> values = new ArrayList<>();
        int n = 0;
        for (String piece : Splitter.all(raw, delimiters.repetition())) {
            Value value = new Value(piece, delimiters, false, place(field) + '[' + ++n + ']');
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
    }

    /** The field as one value including its separators of repetitions: for free text. */
    public Value whole(int field) {
        return new Value(raw(field), delimiters, false, place(field));
    }

    /** The field as free text: a line for each repetition. */
    public String freeText(int field) {
        StringBuilder text = new StringBuilder();
        for (String line : Splitter.all(raw(field), delimiters.repetition())) {
            text.append(text.length() == 0 ? "" : "\n")
                    .append(new Value(line, delimiters, false, place(field)).indented());
        }
        return text.toString();
    }

    /** The first component of the first repetition. */
    public String text(int field) {
        return value(field).first(1);
    }

    public boolean valued(int field) {
        return !value(field).isEmpty();
    }

    /** Whether the sender emptied the field on purpose. */
    public boolean deleted(int field) {
        return raw(field).equals("\"\"");
    }
}
