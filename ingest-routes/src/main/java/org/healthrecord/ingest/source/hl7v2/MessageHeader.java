package org.healthrecord.ingest.source.hl7v2;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.StringUtils;

/**
 * The first segment of what an HL7 v2 sender sends: MSH, or BHS or FHS of a batch (HL7 v2.5.1, chapter 2, sections
 * 2.15.9, 2.15.2 and 2.15.6). Bytes outside ASCII are kept as they are, whatever the charset, so that an acknowledgement
 * returns the sender's own names byte for byte.
 */
public final class MessageHeader {
    private static final int LONGEST = 16 * 1024;
    private static final Set<String> KINDS = Set.of("MSH", "BHS", "FHS");

    private final String kind;
    private final String[] fields;
    private final Charset carrier;
    private final String delimiters;
    private final String firstMessage;

    private MessageHeader(String segment, Charset carrier, String firstMessage) {
        this.firstMessage = firstMessage;
        this.kind = segment.substring(0, 3);
        this.carrier = carrier;
        var separator = segment.substring(3, 4);
        this.fields = StringUtils.delimitedListToStringArray(segment, separator);
        this.delimiters = separator + (fields.length > 1 ? fields[1] : "");
    }

    /** Empty where the bytes do not begin with a header segment: they are not HL7 v2. */
    public static Optional<MessageHeader> read(byte[] message) {
        var carrier = carrier(message);
        var text = new String(message, 0, Math.min(message.length, LONGEST), carrier);
        var start = start(text);
        if (text.length() < start + 4 || !KINDS.contains(text.substring(start, start + 3))) {
            return Optional.empty();
        }
        var separator = text.charAt(start + 3);
        if (Character.isLetterOrDigit(separator) || separator < ' ') {
            return Optional.empty();
        }
        int end = end(text, start);
        return Optional.of(new MessageHeader(text.substring(start, end), carrier, firstMessage(text, end)));
    }

    /** MSH-10 of the first message in a batch; {@code ""} where none begins in what was read. */
    private static String firstMessage(String text, int from) {
        int header = text.indexOf("\rMSH", from);
        int start = (header < 0 ? text.indexOf("\nMSH", from) : header) + 1;
        if (start == 0 || text.length() < start + 4) {
            return "";
        }
        var fields = StringUtils.delimitedListToStringArray(
                text.substring(start, end(text, start)), text.substring(start + 3, start + 4));
        return fields.length > 9 ? printable(fields[9]) : "";
    }

    /** UTF-16 shows by its byte order mark or by the zeros around the first letter; all else is read byte by byte. */
    private static Charset carrier(byte[] message) {
        if (message.length < 2) {
            return StandardCharsets.ISO_8859_1;
        }
        int first = message[0] & 0xFF;
        int second = message[1] & 0xFF;
        if ((first == 0xFE && second == 0xFF) || (first == 0 && second != 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return (first == 0xFF && second == 0xFE) || (first != 0 && second == 0)
                ? StandardCharsets.UTF_16LE
                : StandardCharsets.ISO_8859_1;
    }

    /** Skips a byte order mark and white space. */
    private static int start(String text) {
        int at = text.startsWith("\u00EF\u00BB\u00BF") ? 3 : text.startsWith("\uFEFF") ? 1 : 0;
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private static int end(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '\r' && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    /** The text of a field, counted as the standard counts: MSH-1 is the separator, MSH-2 the encoding characters. */
    String field(int number) {
        if (number == 1) {
            return fieldSeparator();
        }
        return number <= fields.length ? printable(fields[number - 1]) : "";
    }

    String component(int field, int number) {
        var parts = StringUtils.delimitedListToStringArray(field(field), componentSeparator());
        return number <= parts.length ? parts[number - 1] : "";
    }

    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return text.replaceAll("[\\x00-\\x1F]", "");
            }
        }
        return text;
    }

    /**
     * MSH-10, or BHS-11 and FHS-11 of a batch. A batch without a number of its own is answered by its first message's, as
     * MSA-2 is required. {@code ""} where the sender gave none.
     */
    public String controlId() {
        if (isMessage()) {
            return field(10);
        }
        return field(11).isEmpty() ? firstMessage : field(11);
    }

    boolean isMessage() {
        return kind.equals("MSH");
    }

    String fieldSeparator() {
        return delimiters.substring(0, 1);
    }

    String encodingCharacters() {
        return delimiters.length() > 1 ? delimiters.substring(1) : "^~\\&";
    }

    String componentSeparator() {
        return encodingCharacters().substring(0, 1);
    }

    String subcomponentSeparator() {
        return encodingCharacters().length() > 3 ? encodingCharacters().substring(3, 4) : "&";
    }

    /** What turns the text of this header back into the sender's bytes. */
    Charset carrier() {
        return carrier;
    }

    /** MSH-12; a batch names no version, and 2.5.1 is answered. */
    String version() {
        var version = isMessage() ? component(12, 1) : "";
        return version.isEmpty() ? "2.5.1" : version;
    }

    /** Enhanced mode: the sender valued MSH-15 or MSH-16 (section 2.9.2). */
    boolean isEnhanced() {
        return isMessage() && !(field(15).isEmpty() && field(16).isEmpty());
    }
}
