package org.healthrecord.mapping.hl7v2.reader;

import java.util.ArrayList;
import java.util.List;

/** Cuts text at a separator. */
final class Splitter {
    private Splitter() {}

    /** The n-th piece (from 1), {@code ""} where there is none. */
    static String nth(String text, char separator, int n) {
        int from = 0;
        for (int i = 1; i < n; i++) {
            int at = text.indexOf(separator, from);
            if (at < 0) {
                return "";
            }
            from = at + 1;
        }
        int end = text.indexOf(separator, from);
        return end < 0 ? text.substring(from) : text.substring(from, end);
    }

    static List<String> all(String text, char separator) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, at));
            from = at + 1;
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
