package org.healthrecord.mapping.hl7v2.segment.order;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.math.BigDecimal;
import java.util.Calendar;
import java.util.Locale;
import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Quantities;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentParticipantComponent;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Appointment.ParticipationStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Segments SCH, AIS, AIP, AIL and AIG to Appointment. */
public final class SchAppointment {
    /** A year in seconds. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(31_536_000);

    private SchAppointment() {}

    public static Appointment appointment(Segment sch, Order segments, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Appointment appointment = new Appointment();
        Ei.identifier(sch.value(1), "PLAC", sender).ifPresent(appointment::addIdentifier);
        Ei.identifier(sch.value(2), "FILL", sender).ifPresent(appointment::addIdentifier);
        appointment.setStatus(status(sch, draft.message().event()));
        Cwe.concept(sch.value(7), sender).ifPresent(appointment::addReasonCode);
        Cwe.concept(sch.value(8), sender).ifPresent(appointment::setAppointmentType);
        Cwe.concept(sch.value(6), sender).ifPresent(appointment::addReasonCode);
        minutes(sch.text(9), sch.value(10), sender).ifPresent(appointment::setMinutesDuration);
        times(sch, segments, appointment, sender);
        participant(appointment, draft.subject(), Optional.empty());
        for (int field : new int[] {12, 16, 20}) {
            draft.directory().practitioners(sch.values(field), (v, r) -> participant(appointment, r, Optional.empty()));
        }
        for (int field : new int[] {26, 27}) {
            Ei.identifier(sch.value(field), sender)
                    .ifPresent(i -> appointment.addBasedOn(
                            new Reference().setType("ServiceRequest").setIdentifier(i)));
        }
        resources(segments, appointment, draft);
        segments.notes(sch, draft).forEach(n -> comment(n.getText(), appointment));
        return appointment;
    }

    /** The filler's number of the appointment, else the placer's. */
    public static String key(Segment sch) {
        return KeyKind.APPOINTMENT.of(Ei.key(sch.valued(2) ? sch.value(2) : sch.value(1)));
    }

    private static void comment(String text, Appointment appointment) {
        appointment.setComment(appointment.hasComment() ? appointment.getComment() + "\n" + text : text);
    }

    private static AppointmentStatus status(Segment sch, String event) {
        return HlTables.code("AppointmentStatus", sch.text(25))
                .or(() -> HlTables.code("AppointmentEvent", event))
                .map(AppointmentStatus::fromCode)
                .orElse(AppointmentStatus.PROPOSED);
    }

    /** SCH-11 (TQ), since version 2.5 TQ1-7, 8 and 6: start, end and duration. */
    private static void times(Segment sch, Order segments, Appointment appointment, Sender sender) {
        Optional<Segment> tq1 = segments.first("TQ1");
        Value timing = sch.value(11);
        Ts.instant(timing.at(4), sender)
                .or(() -> tq1.flatMap(t -> Ts.instant(t.value(7), sender)))
                .ifPresent(appointment::setStartElement);
        Ts.instant(timing.at(5), sender)
                .or(() -> tq1.flatMap(t -> Ts.instant(t.value(8), sender)))
                .ifPresent(appointment::setEndElement);
        if (!appointment.hasMinutesDuration()) {
            tq1.flatMap(s -> Quantities.cq(s.value(6), sender))
                    .flatMap(SchAppointment::minutes)
                    .ifPresent(appointment::setMinutesDuration);
        }
        if (appointment.hasStart() && !appointment.hasEnd() && appointment.hasMinutesDuration()) {
            InstantType end = appointment.getStartElement().copy();
            end.add(Calendar.MINUTE, appointment.getMinutesDuration());
            appointment.setEndElement(end);
        }
        if (!appointment.hasEnd()) {
            appointment.setStartElement(null);
        }
    }

    /** A number and its unit in whole minutes; a number without a unit counts minutes, of an unknown unit there is no telling. */
    private static Optional<Integer> minutes(String number, Value unit, Sender sender) {
        return Quantities.decimal(number)
                .map(n -> Quantities.unit(new Quantity().setValue(n), unit, sender))
                .flatMap(SchAppointment::minutes);
    }

    private static Optional<Integer> minutes(Quantity duration) {
        BigDecimal minute = BigDecimal.valueOf(60);
        BigDecimal seconds = duration.getValue().multiply(seconds(duration));
        boolean whole = seconds.signum() > 0 && seconds.remainder(minute).signum() == 0;
        return whole && seconds.compareTo(LONGEST) < 0
                ? Optional.of(seconds.divide(minute).intValueExact())
                : Optional.empty();
    }

    /** How many seconds the unit has; none where it is not one of time. Of an appointment {@code m} is a minute. */
    private static BigDecimal seconds(Quantity duration) {
        String unit = duration.hasCode() ? duration.getCode() : duration.hasUnit() ? duration.getUnit() : "min";
        return BigDecimal.valueOf(
                switch (unit == null ? "" : unit.toLowerCase(Locale.ROOT)) {
                    case "s" -> 1;
                    case "min", "m" -> 60;
                    case "h" -> 3600;
                    case "d" -> 86_400;
                    default -> 0;
                });
    }

    private static void resources(Order segments, Appointment appointment, RegistrationDraft draft) {
        for (Segment segment : segments.segments()) {
            switch (segment.name()) {
                case "AIS" -> service(segment, appointment, draft.sender());
                case "AIP" -> draft.directory()
                        .practitioners(segment.values(3), (v, r) -> resource(appointment, r, segment, draft.sender()));
                case "AIL" -> draft.directory()
                        .location(segment.value(3))
                        .ifPresent(r -> resource(appointment, r, segment, draft.sender()));
                case "AIG" -> general(segment, appointment, draft);
                default -> {}
            }
        }
    }

    private static void service(Segment ais, Appointment appointment, Sender sender) {
        Cwe.concept(ais.value(3), sender).ifPresent(appointment::addServiceType);
        boolean untimed = !appointment.hasStart() && ais.valued(4) && ais.valued(7);
        Optional<Integer> minutes = minutes(ais.text(7), ais.value(8), sender);
        if (untimed && minutes.isPresent()) {
            Ts.instant(ais.value(4), sender).ifPresent(start -> {
                InstantType end = start.copy();
                end.add(Calendar.MINUTE, minutes.get());
                appointment.setStartElement(start).setEndElement(end);
            });
        }
    }

    private static void general(Segment aig, Appointment appointment, RegistrationDraft draft) {
        Value named = aig.value(3);
        if (named.isEmpty()) {
            return;
        }
        Location location = new Location().setName(Cwe.display(named));
        Cwe.concept(named, draft.sender())
                .ifPresent(concept -> concept.getCoding().forEach(c -> {
                    Identifier identifier = location.addIdentifier().setValue(c.getCode());
                    if (c.hasSystem()) {
                        identifier.setSystem(c.getSystem());
                    }
                }));
        Reference reference =
                draft.directory().location(location, KeyKind.RESOURCE.of(FactCode.of(named)), aig.place(3));
        resource(appointment, reference, aig, draft.sender());
    }

    private static void resource(Appointment appointment, Reference actor, Segment segment, Sender sender) {
        AppointmentParticipantComponent participant =
                participant(appointment, actor, Cwe.concept(segment.value(4), sender));
        int begin = segment.name().equals("AIG") ? 8 : 6;
        Ts.dateTime(segment.value(begin), sender).ifPresent(t -> {
            participant.getPeriod().setStartElement(t);
            minutes(segment.text(begin + 3), segment.value(begin + 4), sender)
                    .filter(n -> t.getPrecision().ordinal() >= TemporalPrecisionEnum.MINUTE.ordinal())
                    .ifPresent(n -> participant.getPeriod().setEndElement(later(t, n)));
        });
    }

    private static DateTimeType later(DateTimeType start, int minutes) {
        DateTimeType end = start.copy();
        end.add(Calendar.MINUTE, minutes);
        return end;
    }

    private static AppointmentParticipantComponent participant(
            Appointment appointment, Reference actor, Optional<CodeableConcept> type) {
        AppointmentParticipantComponent participant = appointment.addParticipant();
        participant.setActor(actor).setStatus(ParticipationStatus.ACCEPTED);
        type.ifPresent(participant::addType);
        return participant;
    }
}
