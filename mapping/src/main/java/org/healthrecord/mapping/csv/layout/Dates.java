package org.healthrecord.mapping.csv.layout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the dates and times of an export into FHIR's forms, with the precision they have. A pattern of the layout is one of
 * {@code java.time}; two-digit years end at the year of the export. ISO forms are always understood, and so are the day
 * numbers that Excel leaves behind (days since 1899-12-30, five digits).
 */
public final class Dates {
    private static final Pattern EXCEL = Pattern.compile("\\d{5}(\\.\\d+)?");
    private static final Pattern PARTIAL = Pattern.compile("(19|20)\\d\\d(-(0[1-9]|1[0-2]))?");
    private static final LocalDate EXCEL_ZERO = LocalDate.of(1899, 12, 30);

    private final List<DateTimeFormatter> dates = new ArrayList<>();
    private final List<DateTimeFormatter> times = new ArrayList<>();
    private final ZoneId zone;

    public Dates(List<String> datePatterns, List<String> timePatterns, ZoneId zone, int lastYear) {
        datePatterns.forEach(p -> dates.add(formatter(p, lastYear)));
        timePatterns.forEach(p -> times.add(formatter(p, lastYear)));
        dates.add(DateTimeFormatter.ISO_LOCAL_DATE);
        times.add(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        this.zone = zone;
    }

    /** A FHIR date: year, month or day; of a time only the day. */
    public Optional<String> date(String text) {
        return dateTime(text).map(t -> t.length() > 10 ? t.substring(0, 10) : t);
    }

    /** A FHIR dateTime: a day stays a day, a time gets the zone's offset where it has none. */
    public Optional<String> dateTime(String text) {
        if (PARTIAL.matcher(text).matches()) {
            return Optional.of(text);
        }
        if (EXCEL.matcher(text).matches()) {
            return Optional.of(excel(Double.parseDouble(text)));
        }
        return parse(text, dates, LocalDate::from)
                .map(LocalDate::toString)
                .or(() -> parse(text, times, LocalDateTime::from).map(this::offset))
                .or(() -> parse(text, List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME), OffsetDateTime::from)
                        .map(DateTimeFormatter.ISO_OFFSET_DATE_TIME::format));
    }

    /** The moment a date or time names at the earliest. */
    public Optional<Instant> instant(String text) {
        return dateTime(text).map(t -> switch (t.length()) {
            case 4 -> start(Year.parse(t).atDay(1));
            case 7 -> start(YearMonth.parse(t).atDay(1));
            case 10 -> start(LocalDate.parse(t));
            default -> OffsetDateTime.parse(t).toInstant();
        });
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** FHIR has no seconds in an offset, as local times had before there were zones. */
    private String offset(LocalDateTime time) {
        int seconds = zone.getRules().getOffset(time).getTotalSeconds();
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.atOffset(ZoneOffset.ofTotalSeconds(seconds / 60 * 60)));
    }

    private String excel(double days) {
        long minutes = Math.round((days - Math.floor(days)) * 24 * 60);
        LocalDate day = EXCEL_ZERO.plusDays((long) Math.floor(days));
        return minutes == 0 ? day.toString() : offset(day.atStartOfDay().plusMinutes(minutes));
    }

    private static <T> Optional<T> parse(
            String text, List<DateTimeFormatter> formatters, Function<TemporalAccessor, T> as) {
        for (DateTimeFormatter f : formatters) {
            try {
                return Optional.of(as.apply(f.parse(text)));
            } catch (DateTimeException e) {
                // The next pattern may fit.
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter formatter(String pattern, int lastYear) {
        DateTimeFormatterBuilder b = new DateTimeFormatterBuilder().parseCaseInsensitive();
        int two = pattern.contains("yyyy") ? -1 : pattern.indexOf("yy");
        if (two >= 0) {
            part(b, pattern.substring(0, two));
            b.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(lastYear - 99, 1, 1));
            part(b, pattern.substring(two + 2));
        } else {
            part(b, pattern);
        }
        return b.toFormatter(Locale.US).withChronology(IsoChronology.INSTANCE).withResolverStyle(ResolverStyle.STRICT);
    }

    private static void part(DateTimeFormatterBuilder b, String pattern) {
        if (!pattern.isEmpty()) {
            b.appendPattern(pattern.replace("yyyy", "uuuu"));
        }
    }
}
