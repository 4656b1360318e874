package org.healthrecord.mapping.hl7v2.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages within a payload: one message, or a file of many with or without the batch segments FHS, BHS, BTS and
 * FTS. Only the places of the messages are kept, so that a large file costs no second copy.
 */
public final class MessageBatch {
    private MessageBatch() {}

    /**
     * A message's bytes.
     *
     * @param from of its MSH
     * @param to   before the next message or batch segment
     */
    public record Range(int from, int to) {}

    /** Empty where no line starts with MSH. */
    public static List<Range> ranges(byte[] bytes) {
        List<Range> ranges = new ArrayList<>();
        int open = -1;
        for (int line = lineStart(bytes, 0); line < bytes.length; line = lineStart(bytes, lineEnd(bytes, line))) {
            if (boundary(bytes, line)) {
                if (open >= 0) {
                    ranges.add(new Range(open, line));
                }
                open = starts(bytes, line, "MSH") ? line : -1;
            }
        }
        if (open >= 0) {
            ranges.add(new Range(open, bytes.length));
        }
        return ranges;
    }

    private static int lineStart(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (blank(bytes[at]) || ends(bytes[at]))) {
            at++;
        }
        return at;
    }

    private static int lineEnd(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && !ends(bytes[at])) {
            at++;
        }
        return at;
    }

    private static boolean boundary(byte[] bytes, int i) {
        byte b = bytes[i];
        return (b == 'M' && starts(bytes, i, "MSH"))
                || ((b == 'F' || b == 'B')
                        && (starts(bytes, i, "FHS")
                                || starts(bytes, i, "BHS")
                                || starts(bytes, i, "BTS")
                                || starts(bytes, i, "FTS")));
    }

    private static boolean starts(byte[] bytes, int i, String name) {
        return i + 3 < bytes.length
                && bytes[i] == name.charAt(0)
                && bytes[i + 1] == name.charAt(1)
                && bytes[i + 2] == name.charAt(2)
                && !letter(bytes[i + 3]);
    }

    private static boolean letter(byte b) {
        return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || b >= '0' && b <= '9';
    }

    private static boolean ends(byte b) {
        return b == '\r' || b == '\n' || b == 0x0B || b == 0x1C;
    }

    /** White space, framing and the byte order mark may come before a segment. */
    private static boolean blank(byte b) {
        return b >= 0 && b <= ' ' || b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
    }
}
