package org.healthrecord.mapping.hl7v2.segment.clinical;

import java.util.Calendar;
import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.healthrecord.mapping.time.HlTimestamp;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Procedure.ProcedureStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** Segment PR1 to Procedure. PR1 reports what was done: the status is completed, unless its time is still to come. */
public final class Pr1Procedure {
    private static final String SNOMED = "http://snomed.info/sct";

    private Pr1Procedure() {}

    public static Procedure procedure(Segment pr1, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Procedure procedure = new Procedure();
        procedure.setSubject(draft.subject());
        draft.encounter().ifPresent(procedure::setEncounter);
        procedure.setStatus(status(pr1, draft));
        Ei.identifier(pr1.value(19), sender).ifPresent(procedure::addIdentifier);
        CodingMethod.concept(pr1, sender).ifPresent(procedure::setCode);
        if (pr1.valued(4) && !procedure.getCode().hasText()) {
            procedure.getCode().setText(pr1.value(4).text());
        }
        pr1.values(16).forEach(v -> Cwe.coding(v, sender)
                .ifPresent(c -> procedure.getCode().addCoding(c)));
        performed(pr1, procedure, sender);
        Ei.identifier(pr1.value(25), sender)
                .ifPresent(i ->
                        procedure.addPartOf(new Reference().setType("Procedure").setIdentifier(i)));
        Cwe.concept(pr1.value(6), sender).ifPresent(procedure::setCategory);
        performers(pr1, 8, new Coding(SNOMED, "88189002", "Anesthesiologist"), procedure, draft);
        performers(pr1, 11, new Coding(SNOMED, "304292004", "Surgeon"), procedure, draft);
        performers(pr1, 12, null, procedure, draft);
        Cwe.concept(pr1.value(15), sender).ifPresent(procedure::addReasonCode);
        draft.directory().location(pr1.value(23)).ifPresent(procedure::setLocation);
        return procedure;
    }

    /** {@code PR1-19}, else code and time, else code and visit. */
    public static String key(Segment pr1, RegistrationDraft draft) {
        if (pr1.valued(19)) {
            return KeyKind.PROCEDURE.of(Ei.key(pr1.value(19)));
        }
        String code = FactCode.of(pr1.value(3));
        String what = code.isEmpty() ? pr1.value(4).text() : code;
        String time = pr1.text(5);
        return KeyKind.PROCEDURE.of(
                what, time.isEmpty() ? draft.visit().map(k -> k.local()).orElse("") : time);
    }

    private static ProcedureStatus status(Segment pr1, RegistrationDraft draft) {
        boolean future = HlTimestamp.parse(pr1.text(5))
                .filter(t -> t.toInstant(draft.sender().zone()).isAfter(draft.at()))
                .isPresent();
        return future ? ProcedureStatus.UNKNOWN : ProcedureStatus.COMPLETED;
    }

    private static void performed(Segment pr1, Procedure procedure, Sender sender) {
        Optional<DateTimeType> start = Ts.dateTime(pr1.value(5), sender);
        String minutes = pr1.text(7);
        boolean lasted =
                !minutes.isEmpty() && minutes.length() < 6 && minutes.chars().allMatch(Character::isDigit);
        if (start.isPresent()
                && lasted
                && HlTimestamp.parse(pr1.text(5)).filter(HlTimestamp::hasTime).isPresent()) {
            DateTimeType end = start.get().copy();
            end.add(Calendar.MINUTE, Integer.parseInt(minutes));
            Period period = new Period();
            period.setStartElement(start.get()).setEndElement(end);
            procedure.setPerformed(period);
        } else {
            start.ifPresent(procedure::setPerformed);
        }
    }

    private static void performers(
            Segment pr1, int field, @Nullable Coding function, Procedure procedure, RegistrationDraft draft) {
        draft.directory().practitioners(pr1.values(field), (v, r) -> {
            Procedure.ProcedurePerformerComponent performer =
                    procedure.addPerformer().setActor(r);
            if (function != null) {
                performer.setFunction(new CodeableConcept().addCoding(function));
            }
        });
    }
}
