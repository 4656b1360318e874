package org.healthrecord.mapping.hl7v2.reader;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of a message's text that is one segment.
 *
 * @param start of the segment's name
 * @param end   behind its last character, line end not included
 */
record Line(String name, int start, int end) {

    /** The lines of a message from its MSH on; none where there is no MSH. */
    static List<Line> of(String text) {
        return read(text, null);
    }

    /** The same as far as the first line of this name. */
    static List<Line> until(String text, String name) {
        return read(text, name);
    }

    private static List<Line> read(String text, @Nullable String last) {
        List<Line> lines = new ArrayList<>();
        int carriageReturn = -1;
        int lineFeed = -1;
        for (int at = 0, end; at < text.length() && !isBehind(lines, last); at = end + 1) {
            carriageReturn = carriageReturn < at ? next(text, '\r', at) : carriageReturn;
            lineFeed = lineFeed < at ? next(text, '\n', at) : lineFeed;
            end = Math.min(carriageReturn, lineFeed);
            add(lines, text, at, end);
        }
        return isBehind(lines, last) ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static int next(String text, char c, int from) {
        int at = text.indexOf(c, from);
        return at < 0 ? text.length() : at;
    }

    /** Only with the line that follows it a segment is whole: free text may continue in the next line. */
    private static boolean isBehind(List<Line> lines, @Nullable String last) {
        return last != null
                && lines.size() > 1
                && lines.get(lines.size() - 2).name.equals(last);
    }

    String text(String message) {
        return message.substring(start, end);
    }

    private static void add(List<Line> lines, String text, int from, int to) {
        int start = from;
        while (start < to && (text.charAt(start) <= ' ' || text.charAt(start) == '\uFEFF')) {
            start++;
        }
        int end = to;
        while (end > start && text.charAt(end - 1) < ' ') {
            end--;
        }
        if (start == end) {
            return;
        }
        if (lines.isEmpty()) {
            if (text.startsWith("MSH", start) && end - start > 8) {
                lines.add(new Line("MSH", start, end));
            }
        } else if (isSegment(text, start, end, text.charAt(lines.get(0).start + 3))) {
            lines.add(new Line(text.substring(start, start + 3), start, end));
        } else {
            Line last = lines.remove(lines.size() - 1);
            lines.add(new Line(last.name, last.start, end));
        }
    }

    private static boolean isSegment(String text, int start, int end, char field) {
        if (end - start < 3 || (end - start > 3 && text.charAt(start + 3) != field)) {
            return false;
        }
        char first = text.charAt(start);
        return first >= 'A' && first <= 'Z' && name(text.charAt(start + 1)) && name(text.charAt(start + 2));
    }

    private static boolean name(char c) {
        return c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }
}
