package org.healthrecord.mapping.hl7v2.reader;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.healthrecord.mapping.text.ByteOrderMark;
import org.healthrecord.mapping.text.StrictText;

/**
 * The text of a message's bytes. MSH-18 counts as far as the bytes agree. Bytes that are valid UTF-8 are read so unless
 * a single-byte set is named. What is not valid UTF-8 is read as Windows-1252, of which ISO 8859-1 is a part wherever
 * there is text.
 */
public final class Text {
    private static final int HEADER = 2000;

    private Text() {}

    public static String of(byte[] bytes, int from, int to) {
        ByteOrderMark mark = ByteOrderMark.of(bytes, from, to).orElse(ByteOrderMark.UTF_8);
        if (mark != ByteOrderMark.UTF_8) {
            return mark.decode(bytes, from, to);
        }
        Charset named = named(bytes, from, to);
        return named.equals(StandardCharsets.UTF_8)
                ? StrictText.of(bytes, from, to, named).text()
                : new String(bytes, from, to - from, named);
    }

    private static Charset named(byte[] bytes, int from, int to) {
        String start = new String(bytes, from, Math.min(HEADER, to - from), StandardCharsets.ISO_8859_1);
        int msh = start.indexOf("MSH");
        if (msh < 0) {
            return StandardCharsets.UTF_8;
        }
        int end = start.indexOf('\r', msh);
        String header = start.substring(msh, end < 0 ? start.length() : end);
        if (header.length() < 4) {
            return StandardCharsets.UTF_8;
        }
        String sent = Splitter.nth(header, header.charAt(3), 18);
        char repetition = header.length() > 5 ? header.charAt(5) : '~';
        return byName(Splitter.nth(sent, repetition, 1).strip().toUpperCase(Locale.ROOT));
    }

    /** HL7 table 0211; senders also write the names of the platform. */
    private static Charset byName(String name) {
        if (name.startsWith("8859/")) {
            return part(name.substring(5));
        }
        return switch (name) {
            case "WINDOWS-1252", "CP1252", "ISO-8859-1", "ISO8859-1", "LATIN1" -> StrictText.WINDOWS_1252;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static Charset part(String number) {
        String name = "ISO-8859-" + number;
        boolean known = !number.isEmpty() && number.chars().allMatch(Character::isDigit) && Charset.isSupported(name);
        return number.equals("1") || !known ? StrictText.WINDOWS_1252 : Charset.forName(name);
    }
}
