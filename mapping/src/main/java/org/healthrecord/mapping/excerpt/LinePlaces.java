package org.healthrecord.mapping.excerpt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where a parser gave up ({@code line 1 column 91}). Such a text was understood by no mapper, so nothing says whose
 * it is: only a few characters around the place are shown.
 */
final class LinePlaces {
    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9})(?: column (\\d{1,9}))?");
    private static final int AROUND = 40;

    private LinePlaces() {}

    static boolean isOne(String place) {
        return PLACE.matcher(place).matches();
    }

    static Optional<Stretch> find(String text, String place) {
        Matcher m = PLACE.matcher(place);
        if (!m.matches()) {
            return Optional.empty();
        }
        int from = startOf(text, Integer.parseInt(m.group(1)));
        if (from < 0) {
            return Optional.empty();
        }
        int lineEnd = text.indexOf('\n', from);
        int to = lineEnd < 0 ? text.length() : lineEnd;
        int column = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
        int start = Math.min(from + Math.max(column - 1, 0), to);
        int end = Math.min(start + 1, to);
        return Optional.of(new Stretch(text, Math.max(from, start - AROUND), Math.min(to, end + AROUND), start, end));
    }

    /** The offset of a line, counted from 1; -1 where the text is shorter. */
    private static int startOf(String text, int line) {
        int start = 0;
        for (int n = 1; n < line; n++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return -1;
            }
        }
        return start;
    }
}
