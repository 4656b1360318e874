package org.healthrecord.mapping.hl7v2.datatype;

import java.time.Instant;
import java.util.Optional;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.time.AssumedZone;
import org.healthrecord.mapping.time.HlTimestamp;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Period;

/** DTM, TS and DT to dateTime, date and instant; and DR to Period. What is no time is an issue. */
public final class Ts {
    private Ts() {}

    public static Optional<HlTimestamp> read(Value value, Sender sender) {
        String text = value.first(1);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<HlTimestamp> parsed = HlTimestamp.parse(text);
        if (parsed.isEmpty()) {
            sender.report(Issue.warning("bad-date", value.place(), "Not a date or time of HL7 v2; left out."));
        }
        return parsed;
    }

    public static Optional<DateTimeType> dateTime(Value value, Sender sender) {
        return read(value, sender)
                .map(t -> AssumedZone.marked(
                        new DateTimeType(t.toFhir(sender.zone())), !t.offset().isEmpty()));
    }

    public static Optional<DateType> date(Value value, Sender sender) {
        return read(value, sender).map(t -> new DateType(t.toFhirDate()));
    }

    /** Only for a value with a time of day: a FHIR instant cannot be a mere date. */
    public static Optional<InstantType> instant(Value value, Sender sender) {
        return read(value, sender).filter(HlTimestamp::hasTime).map(t -> new InstantType(t.toFhir(sender.zone())));
    }

    public static Optional<Instant> moment(Value value, Sender sender) {
        return read(value, sender).map(t -> t.toInstant(sender.zone()));
    }

    /** A Period of two times, empty where neither is there. */
    public static Optional<Period> period(Value start, Value end, Sender sender) {
        Period period = new Period();
        dateTime(start, sender).ifPresent(period::setStartElement);
        dateTime(end, sender).ifPresent(period::setEndElement);
        if (period.hasStart() && period.hasEnd() && period.getEnd().before(period.getStart())) {
            reversed(start, end, period, sender);
        }
        return period.isEmpty() ? Optional.empty() : Optional.of(period);
    }

    /** Where the two are in order on the clock and an offset alone reverses them, the offset is wrong and the day is not. */
    private static void reversed(Value start, Value end, Period period, Sender sender) {
        Optional<HlTimestamp> begun = HlTimestamp.parse(start.first(1));
        Optional<HlTimestamp> ended = HlTimestamp.parse(end.first(1));
        boolean offset = begun.isPresent()
                && ended.isPresent()
                && ended.get().hasTime()
                && begun.get().digits().compareTo(ended.get().digits()) <= 0;
        String detail = offset
                ? "Ends before it begins by its offset; its day is kept."
                : "Ends before it begins; the end is left out.";
        sender.report(Issue.warning("end-before-start", end.place(), detail));
        period.setEndElement(offset ? new DateTimeType(ended.get().toFhirDate()) : null);
    }
}
