package org.healthrecord.ingest.score;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How well the messages of one source can be used. It holds counts, names of elements and places in messages, never a value of one.
 *
 * @param since      the first day that is counted (UTC)
 * @param duplicates messages that had arrived before, byte for byte
 * @param kinds      by kind of message, the most frequent first
 * @param trend      the days on which something arrived, in order
 * @param repairs    what would help most, the most useful first; over all that is kept, not only since then
 */
public record Scorecard(
        String source,
        String name,
        Instant at,
        LocalDate since,
        long records,
        long refused,
        long duplicates,
        List<Kind> kinds,
        List<Day> trend,
        List<Repair> repairs) {

    /** @param measures how many of the things of a kind have what they should have */
    public record Kind(String kind, long records, long refused, List<Measure> measures) {}

    /**
     * @param topic the FHIR type, or {@code codes}, {@code times}, {@code keys}
     * @param says  the element, or what is counted of the topic
     * @param of    how many there were of the topic
     * @param have  how many of them have it
     */
    public record Measure(String topic, String says, long of, long have) {
        /** In percent, rounded down, so that 100 means all. */
        public long percent() {
            return of <= 0 ? 0 : have * 100 / of;
        }
    }

    /** @param codes coded elements, of which some are the clinic's own without a mapping */
    public record Day(LocalDate day, long records, long refused, long duplicates, long codes, long unmapped) {}

    /** What is to be repaired. */
    public enum What {
        /** Records that cannot be used at all. */
        REFUSAL,
        /** Loss or doubt that a mapping met. */
        ISSUE,
        /** A code of the clinic's own that nobody has mapped. */
        CODE
    }

    /**
     * @param code    the reason, the issue's code, or the clinic's code
     * @param says    one sentence, or the clinic's words for the code
     * @param times   how often it occurs in the records as they were last mapped
     * @param place   an example: where in the message, or the element that holds the code
     * @param message the example's id, as the sender was told it; {@code ""} where there is none
     */
    public record Repair(
            What what, String severity, String code, String says, long times, String place, String message) {}
}
