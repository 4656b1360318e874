package org.healthrecord.mapping.csv.layout;

import java.util.Locale;
import java.util.Set;

/** What a spreadsheet does to the cells of an export that was opened and saved in it. */
public final class SpreadsheetCell {
    /** What Excel and LibreOffice show where they have no value. */
    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#NV",
            "#VALUE!",
            "#REF!",
            "#DIV/0!",
            "#NUM!",
            "#NAME?",
            "#NULL!",
            "#SPILL!",
            "#CALC!",
            "#FIELD!",
            "#BLOCKED!",
            "#CONNECT!",
            "#UNKNOWN!",
            "#BUSY!",
            "#GETTING_DATA");

    private static final int NARROW = 3;

    private SpreadsheetCell() {}

    /** What the cell says: without blanks around it, also those that do not break, and out of {@code ="..."}, which keeps a number text. */
    public static String text(String cell) {
        String text = stripped(cell);
        if (text.length() > 2 && text.startsWith("=\"") && text.endsWith("\"")) {
            text = stripped(text.substring(2, text.length() - 1).replace("\"\"", "\""));
        }
        return text;
    }

    /** Whether it is an error, or the signs that fill a column too narrow for its number. */
    public static boolean isError(String text) {
        if (text.charAt(0) != '#') {
            return false;
        }
        return ERRORS.contains(text.toUpperCase(Locale.ROOT))
                || text.length() >= NARROW && text.chars().allMatch(c -> c == '#');
    }

    /** A number, date or key without the apostrophe that keeps it text; words may begin with one of their own. */
    public static String withoutApostrophe(String text) {
        boolean marked = text.length() > 1 && text.charAt(0) == '\'' && text.indexOf('\'', 1) < 0;
        return marked ? stripped(text.substring(1)) : text;
    }

    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }
}
