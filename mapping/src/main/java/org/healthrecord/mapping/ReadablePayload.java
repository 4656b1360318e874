package org.healthrecord.mapping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.text.ByteOrderMark;

/**
 * A payload without the characters that no parser of XML or JSON reads past: raw control characters, and in XML the references to
 * them. Blanks replace them (a line end for a form feed in XML), so every other character keeps its place. Other formats are read as they are.
 *
 * @param line where the first of them was, counted from 1; 0 where there was none
 */
record ReadablePayload(Payload payload, int line) {
    private static final byte BLANK = ' ';

    static ReadablePayload of(Payload payload) {
        byte[] bytes = payload.bytes();
        int first = firstByte(bytes);
        boolean xml = first == '<';
        if (!xml && first != '{') {
            return new ReadablePayload(payload, 0);
        }
        byte[] readable = null;
        int line = 0;
        for (int i = 0; i < bytes.length; i++) {
            int length = isControl(bytes[i]) ? 1 : xml && bytes[i] == '&' ? reference(bytes, i) : 0;
            if (length > 0) {
                if (readable == null) {
                    readable = bytes.clone();
                    line = lineOf(bytes, i);
                }
                blank(readable, i, length, xml && isFormFeed(bytes, i, length));
            }
        }
        return readable == null
                ? new ReadablePayload(payload, 0)
                : new ReadablePayload(new Payload(readable, payload.contentType(), payload.fileName()), line);
    }

    List<Issue> issues(List<Issue> others) {
        if (line == 0) {
            return others;
        }
        List<Issue> issues = new ArrayList<>(others);
        issues.add(
                Issue.warning("control-character", "line " + line, "Characters that no chart can hold were replaced."));
        return issues;
    }

    /** The first byte behind a byte order mark and white space; UTF-16 begins with neither. */
    private static int firstByte(byte[] bytes) {
        int at = ByteOrderMark.lengthUtf8(bytes);
        while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
            at++;
        }
        boolean wide = at + 1 < bytes.length && bytes[at + 1] == 0 || at > 0 && at < bytes.length && bytes[at - 1] == 0;
        return at == bytes.length || wide ? -1 : bytes[at];
    }

    private static boolean isControl(byte b) {
        return b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r';
    }

    /** The length of a reference to a character that XML 1.0 does not allow ({@code &#0;}, {@code &#x1b;}); 0 where there is none. */
    private static int reference(byte[] bytes, int at) {
        if (at + 3 >= bytes.length || bytes[at + 1] != '#') {
            return 0;
        }
        boolean hex = bytes[at + 2] == 'x' || bytes[at + 2] == 'X';
        int start = at + (hex ? 3 : 2);
        int value = 0;
        int end = start;
        while (end < bytes.length && end - start < 8 && Character.digit(bytes[end], hex ? 16 : 10) >= 0) {
            value = value * (hex ? 16 : 10) + Character.digit(bytes[end], hex ? 16 : 10);
            end++;
        }
        boolean whole = end > start && end < bytes.length && bytes[end] == ';';
        return whole && !isAllowed(value) ? end + 1 - at : 0;
    }

    /** XML 1.0, production 2. */
    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c < Character.MIN_SURROGATE
                || c > Character.MAX_SURROGATE && c < 0xFFFE
                || c >= 0x10000 && c <= Character.MAX_CODE_POINT;
    }

    private static boolean isFormFeed(byte[] bytes, int at, int length) {
        if (length == 1) {
            return bytes[at] == '\f' || bytes[at] == 0x0B;
        }
        String reference = new String(bytes, at, length, StandardCharsets.US_ASCII);
        return reference.matches("&#(x0*[bBcC]|0*1[12]);");
    }

    private static void blank(byte[] bytes, int at, int length, boolean line) {
        Arrays.fill(bytes, at, at + length, BLANK);
        if (line) {
            bytes[at] = '\n';
        }
    }

    private static int lineOf(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
