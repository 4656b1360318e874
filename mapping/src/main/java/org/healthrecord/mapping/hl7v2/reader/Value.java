package org.healthrecord.mapping.hl7v2.reader;

/**
 * One repetition of a field, or one component of it, as sent. Absent and empty are the same here ({@code ""});
 * {@link #deleted()} is true for the HL7 {@code ""} that empties an element on purpose.
 */
public final class Value {
    private static final String DELETED = "\"\"";
    private final String raw;
    private final Delimiters delimiters;
    private final boolean component;
    private final String place;

    Value(String raw, Delimiters delimiters, boolean component, String place) {
        this.raw = raw;
        this.delimiters = delimiters;
        this.component = component;
        this.place = place;
    }

    /** Part {@code n} (from 1): a component of a field, a subcomponent of a component. */
    public Value at(int n) {
        return new Value(slice(n), delimiters, true, place + '.' + n);
    }

    /** The text of part {@code n}, unescaped and trimmed; {@code ""} where it is absent or deleted. */
    public String part(int n) {
        return plain(slice(n));
    }

    /** The first subcomponent of component {@code n}. */
    public String first(int n) {
        return at(n).part(1);
    }

    /** The whole of it as one text, for the types that have no parts (ST, TX, FT), stray separators included. */
    public String text() {
        return plain(raw);
    }

    /** Components {@code n} and all behind it as one text, for data that may hold separators. */
    public String from(int n) {
        int at = 0;
        for (int i = 1; i < n; i++) {
            at = raw.indexOf(delimiters.component(), at) + 1;
            if (at == 0) {
                return "";
            }
        }
        return plain(raw.substring(at));
    }

    /** As {@link #text()}; white space at the beginning, the indentation of a line, stays. */
    public String indented() {
        return deleted() ? "" : Escapes.undo(raw, delimiters).stripTrailing();
    }

    public boolean has(int n) {
        return !part(n).isEmpty();
    }

    public boolean isEmpty() {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c > ' ' && c != delimiters.component() && c != delimiters.subcomponent()) {
                return deleted();
            }
        }
        return true;
    }

    public boolean deleted() {
        return raw.equals(DELETED);
    }

    public String raw() {
        return raw;
    }

    /** Where it is in the message: {@code PID-3[2]}, {@code OBX[3]-5.1}. */
    public String place() {
        return place;
    }

    private String plain(String text) {
        return text.isEmpty() || text.equals(DELETED)
                ? ""
                : Escapes.undo(text, delimiters).strip();
    }

    private String slice(int n) {
        char separator = component ? delimiters.subcomponent() : delimiters.component();
        return Splitter.nth(raw, separator, n);
    }
}
