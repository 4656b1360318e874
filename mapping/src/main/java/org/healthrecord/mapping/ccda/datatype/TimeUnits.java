package org.healthrecord.mapping.ccda.datatype;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Timing.UnitsOfTime;
import org.jspecify.annotations.Nullable;

/** Units of time, as UCUM has them and as people write them, and how a length of time moves a point in time. */
public final class TimeUnits {
    private static final long MOST = 1_000_000_000L;

    private TimeUnits() {}

    /** Null for what is no unit of time. */
    public static @Nullable UnitsOfTime of(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "s", "sec", "secs", "second", "seconds" -> UnitsOfTime.S;
            case "min", "mins", "minute", "minutes" -> UnitsOfTime.MIN;
            case "h", "hr", "hrs", "hour", "hours" -> UnitsOfTime.H;
            case "d", "day", "days" -> UnitsOfTime.D;
            case "wk", "wks", "week", "weeks" -> UnitsOfTime.WK;
            case "mo", "month", "months" -> UnitsOfTime.MO;
            case "a", "yr", "yrs", "year", "years" -> UnitsOfTime.A;
            default -> null;
        };
    }

    /** The point that is a length of time (a PQ) after another, before it with sign -1; null where it is not exact. */
    static @Nullable DateTimeType moved(DateTimeType from, CdaLength length, int sign) {
        String iso = from.getValueAsString();
        if (iso.length() == 10) {
            LocalDate day = moved(LocalDate.parse(iso), length, sign);
            return day == null ? null : new DateTimeType(day.toString());
        }
        if (iso.length() < 10) {
            return null;
        }
        OffsetDateTime time = moved(OffsetDateTime.parse(iso), length, sign);
        return time == null ? null : new DateTimeType(time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    }

    private static @Nullable LocalDate moved(LocalDate day, CdaLength length, int sign) {
        return switch (length.unit()) {
            case D -> length.isWhole() ? day.plusDays(sign * length.whole()) : null;
            case WK -> length.isWhole() ? day.plusWeeks(sign * length.whole()) : null;
            case MO -> length.isWhole() ? day.plusMonths(sign * length.whole()) : null;
            case A -> length.isWhole() ? day.plusYears(sign * length.whole()) : null;
            case H -> length.isWhole() && length.whole() % 24 == 0 ? day.plusDays(sign * length.whole() / 24) : null;
            default -> null;
        };
    }

    private static @Nullable OffsetDateTime moved(OffsetDateTime time, CdaLength length, int sign) {
        return switch (length.unit()) {
            case MO -> length.isWhole() ? time.plusMonths(sign * length.whole()) : null;
            case A -> length.isWhole() ? time.plusYears(sign * length.whole()) : null;
            case WK -> time.plusSeconds(sign * length.times(604_800));
            case D -> time.plusSeconds(sign * length.times(86_400));
            case H -> time.plusSeconds(sign * length.times(3_600));
            case MIN -> time.plusSeconds(sign * length.times(60));
            case S -> time.plusSeconds(sign * length.times(1));
            default -> null;
        };
    }

    /**
     * A length of time of a length that calendars have.
     *
     * @param value not negative
     */
    record CdaLength(BigDecimal value, UnitsOfTime unit) {

        /** Null where the number, or a unit of time, is missing. */
        static @Nullable CdaLength of(String number, String unit) {
            BigDecimal value = Quantities.number(number);
            UnitsOfTime known = TimeUnits.of(unit);
            boolean fits = value != null && value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(MOST)) < 0;
            return value == null || known == null || !fits ? null : new CdaLength(value, known);
        }

        boolean isWhole() {
            return value.stripTrailingZeros().scale() <= 0 && value.compareTo(BigDecimal.valueOf(100_000)) < 0;
        }

        long whole() {
            return value.longValue();
        }

        long times(int seconds) {
            return Math.min(
                    MOST,
                    value.multiply(BigDecimal.valueOf(seconds))
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValue());
        }
    }
}
