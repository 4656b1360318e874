package org.healthrecord.mapping.ccda.datatype;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a TS, taken apart.
 *
 * @param digits     how many digits of it are stated: 4 a year, 6 a month, 8 a day, more a time
 * @param fraction   the fraction of a second with its point, or empty
 * @param offset     the offset that is stated; null where none is, or it is none that exists
 * @param badOffset  whether what is where the offset belongs is none: then only the day is certain
 */
record Timestamp(LocalDateTime local, int digits, String fraction, @Nullable ZoneOffset offset, boolean badOffset) {
    private static final Pattern TS = Pattern.compile(
            "(\\d{4})(?:-?(\\d{2})(?:-?(\\d{2})(?:T?(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:\\.(\\d+))?)?)?)?)?)?"
                    + "\\s*(Z|[+-][\\d:]{0,9})?");

    /** Null where the text is no time. */
    static @Nullable Timestamp read(String value) {
        Matcher m = TS.matcher(value);
        if (!m.matches() || value.startsWith("0000")) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(number(m, 1, 1), number(m, 2, 1), number(m, 3, 1));
            LocalDateTime local = day.atTime(number(m, 4, 0), number(m, 5, 0), Math.min(59, number(m, 6, 0)));
            ZoneOffset offset = offset(m.group(8));
            return new Timestamp(local, digits(m), fraction(m.group(7)), offset, m.group(8) != null && offset == null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int digits(Matcher m) {
        return m.group(2) == null ? 4 : m.group(3) == null ? 6 : m.group(4) == null ? 8 : 14;
    }

    private static String fraction(@Nullable String digits) {
        return digits == null ? "" : "." + digits.substring(0, Math.min(3, digits.length()));
    }

    private static int number(Matcher m, int group, int missing) {
        return m.group(group) == null ? missing : Integer.parseInt(m.group(group));
    }

    /** Some senders leave the first zero of the hours out. */
    private static @Nullable ZoneOffset offset(@Nullable String stated) {
        if (stated == null) {
            return null;
        }
        String bare = stated.replace(":", "");
        boolean oneDigit = bare.length() == 2 || bare.length() == 4;
        try {
            return ZoneOffset.of(oneDigit ? bare.charAt(0) + "0" + bare.substring(1) : bare);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** In a stated offset, else in the zone. A midnight without an offset is how some systems write a day. */
    String iso(ZoneId zone) {
        String day = local.toLocalDate().toString();
        boolean midnight = offset == null
                && local.toLocalTime().toSecondOfDay() == 0
                && fraction.chars().allMatch(c -> c == '0' || c == '.');
        if (digits <= 8 || badOffset || midnight) {
            return day.substring(0, Math.min(10, digits == 4 ? 4 : digits == 6 ? 7 : 10));
        }
        ZoneOffset at = offset == null ? whole(zone.getRules().getOffset(local)) : offset;
        return String.format("%sT%02d:%02d:%02d", day, local.getHour(), local.getMinute(), local.getSecond())
                + fraction
                + (at.equals(ZoneOffset.UTC) ? "Z" : at.getId());
    }

    /** FHIR has no seconds in an offset, as local times had before there were zones. */
    private static ZoneOffset whole(ZoneOffset offset) {
        return ZoneOffset.ofTotalSeconds(offset.getTotalSeconds() / 60 * 60);
    }
}
