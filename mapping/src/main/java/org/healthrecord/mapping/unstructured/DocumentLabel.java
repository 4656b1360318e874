package org.healthrecord.mapping.unstructured;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a document beside it; each part {@code ""} where it is not said.
 *
 * @param recordNumber the clinic's number of the patient
 * @param date         when it was written: {@code 2026-03-01}, {@code 20260301}, with or without a time
 * @param title        as people read it
 */
public record DocumentLabel(String recordNumber, String date, String title) {
    /** {@code E-5001_20260301_Discharge summary.pdf}; the date is needed, for a name like {@code scan_0001.pdf} names nobody. */
    private static final Pattern NAME =
            Pattern.compile("([^_]{1,64})_(\\d{4}-?\\d{2}-?\\d{2}(?:T?\\d{4}(?:\\d{2})?)?)(?:_(.*))?\\.[A-Za-z]{2,5}");

    public DocumentLabel {
        recordNumber = oneLine(recordNumber);
        date = oneLine(date);
        title = oneLine(title);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** Each null where it is not said. */
    public static DocumentLabel of(@Nullable String recordNumber, @Nullable String date, @Nullable String title) {
        return new DocumentLabel(
                recordNumber == null ? "" : recordNumber, date == null ? "" : date, title == null ? "" : title);
    }

    /** As the name of a file says it; nothing where the name is of another kind. */
    public static DocumentLabel ofName(@Nullable String name) {
        Matcher parts = NAME.matcher(name == null ? "" : name);
        if (!parts.matches()) {
            return of(null, null, null);
        }
        String title = parts.group(3);
        return of(parts.group(1), parts.group(2), title == null ? null : title.replace('_', ' '));
    }

    /** What is said here, and of the rest what the other says. */
    DocumentLabel or(DocumentLabel other) {
        return new DocumentLabel(
                recordNumber.isEmpty() ? other.recordNumber : recordNumber,
                date.isEmpty() ? other.date : date,
                title.isEmpty() ? other.title : title);
    }
}
