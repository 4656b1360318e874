package org.healthrecord.mapping.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A time as HL7 v2 (DTM, TS, DT) and CDA (TS) write it, {@code YYYY[MM[DD[HH[MM[SS[.S+]]]]]][+ZZZZ]}, with the
 * precision it was sent with. Months, days and times that do not exist make no timestamp.
 *
 * @param digits   4, 6, 8, 10, 12 or 14 digits
 * @param fraction of a second, up to three digits, or {@code ""}
 * @param offset   {@code +HH:MM}, or {@code ""} where none was sent
 */
public record HlTimestamp(String digits, String fraction, String offset) {

    public static Optional<HlTimestamp> parse(String sent) {
        String text = sent.strip();
        int end = digits(text, 0);
        String digits = text.substring(0, Math.min(end, 14));
        int at = end;
        String fraction = "";
        if (at < text.length() && text.charAt(at) == '.') {
            int stop = digits(text, at + 1);
            fraction = text.substring(at + 1, Math.min(stop, at + 4));
            at = stop;
        }
        Optional<String> offset = offset(text.substring(at).strip());
        if (offset.isEmpty() || end > 14 || digits.length() < 4 || digits.length() % 2 == 1) {
            return Optional.empty();
        }
        HlTimestamp parsed = new HlTimestamp(digits, digits.length() == 14 ? fraction : "", offset.get());
        return parsed.exists() ? Optional.of(parsed) : Optional.empty();
    }

    /** Whether it says a time of day. */
    public boolean hasTime() {
        return digits.length() > 8;
    }

    /** As FHIR writes a dateTime: a date stays a date; a time without offset is in the zone given. */
    public String toFhir(ZoneId zone) {
        if (!hasTime()) {
            return toFhirDate();
        }
        String time = digits + "000000".substring(0, 14 - digits.length());
        StringBuilder out = new StringBuilder(toFhirDate()).append('T');
        out.append(time, 8, 10).append(':').append(time, 10, 12).append(':').append(time, 12, 14);
        if (!fraction.isEmpty()) {
            out.append('.').append((fraction + "00"), 0, 3);
        }
        return out.append(
                        offset.isEmpty() ? written(zone.getRules().getOffset(local())) : written(ZoneOffset.of(offset)))
                .toString();
    }

    /** As FHIR writes a date: year, month or day as sent; a time of day is left out. */
    public String toFhirDate() {
        StringBuilder out = new StringBuilder(10).append(digits, 0, 4);
        if (digits.length() >= 6) {
            out.append('-').append(digits, 4, 6);
        }
        if (digits.length() >= 8) {
            out.append('-').append(digits, 6, 8);
        }
        return out.toString();
    }

    /** The moment; the first one of the year, month or day where no more was sent. */
    public Instant toInstant(ZoneId zone) {
        return offset.isEmpty() ? local().atZone(zone).toInstant() : local().toInstant(ZoneOffset.of(offset));
    }

    private LocalDateTime local() {
        int nanos = fraction.isEmpty() ? 0 : Integer.parseInt((fraction + "00").substring(0, 3)) * 1_000_000;
        return LocalDateTime.of(number(0, 4, 1), number(4, 2, 1), number(6, 2, 1), 0, 0)
                .plusHours(number(8, 2, 0))
                .plusMinutes(number(10, 2, 0))
                .plusSeconds(Math.min(59, number(12, 2, 0)))
                .plusNanos(nanos);
    }

    private boolean exists() {
        if (number(0, 4, 0) < 1 || number(8, 2, 0) > 23 || number(10, 2, 0) > 59 || number(12, 2, 0) > 60) {
            return false;
        }
        try {
            return local().getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private int number(int from, int length, int absent) {
        return digits.length() < from + length ? absent : Integer.parseInt(digits.substring(from, from + length));
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    /** {@code ""} for no offset; empty where it is none at all. */
    private static Optional<String> offset(String sent) {
        if (sent.isEmpty()) {
            return Optional.of("");
        }
        if (sent.equals("Z")) {
            return Optional.of("+00:00");
        }
        char sign = sent.charAt(0);
        boolean colon = sent.length() == 6 && sent.charAt(3) == ':';
        String hhmm = colon ? sent.substring(1, 3) + sent.substring(4) : sent.substring(1);
        if ((sign != '+' && sign != '-') || hhmm.length() != 4 || digits(hhmm, 0) != 4) {
            return Optional.empty();
        }
        boolean real = hhmm.compareTo("1400") <= 0 && hhmm.charAt(2) < '6';
        return real ? Optional.of(sign + hhmm.substring(0, 2) + ':' + hhmm.substring(2)) : Optional.empty();
    }

    private static String written(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId().substring(0, 6);
    }
}
