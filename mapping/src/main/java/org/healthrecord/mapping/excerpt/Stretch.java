package org.healthrecord.mapping.excerpt;

/**
 * A place within the part of a message that is about its person alone.
 *
 * @param text  holds the part; other people's data may surround it
 * @param from  of the part's first character
 * @param to    behind the part's last character
 * @param start of the place, not before {@code from}
 * @param end   behind the place, not behind {@code to}
 */
public record Stretch(String text, int from, int to, int start, int end) {

    /** The place alone, for what belongs to no patient and was named in a patient's record. */
    Stretch alone() {
        return new Stretch(text, start, end, start, end);
    }

    /** The whole part. */
    public String part() {
        return text.substring(from, to);
    }
}
