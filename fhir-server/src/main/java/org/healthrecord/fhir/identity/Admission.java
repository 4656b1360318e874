package org.healthrecord.fhir.identity;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.fhir.identity.policy.Contradiction;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.store.HeldTable;
import org.healthrecord.fhir.identity.store.HeldTable.Answer;
import org.healthrecord.fhir.identity.store.HeldTable.Held;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.healthrecord.mapping.port.RecordHeldException;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** Decides for the records of one batch, in their order, under which registration each enters, or that it waits. */
final class Admission {
    static final String REASON = "number-of-somebody-else";

    private final Map<Registration, RegistrationRow> rows;
    private final Map<Long, List<Held>> held;
    private final HeldTable table;
    private final Instant now;
    /** What earlier records of the batch say about the person behind a number. */
    private final Map<Registration, Demographics> stands = new HashMap<>();

    Admission(Map<Registration, RegistrationRow> rows, Map<Long, List<Held>> held, HeldTable table, Instant now) {
        this.rows = rows;
        this.held = held;
        this.table = table;
        this.now = now;
    }

    static Set<Registration> registrations(MappedRecord record) {
        Set<Registration> named = new LinkedHashSet<>();
        for (Assertion assertion : record.assertions()) {
            Registration registration = assertion.registration();
            if (registration != null) {
                named.add(registration);
            }
        }
        return named;
    }

    MappedRecord admit(MappedRecord record) {
        MappedRecord admitted = record;
        for (Registration registration : registrations(record)) {
            Demographics came = came(record, registration);
            RegistrationRow row = rows.get(registration);
            if (row == null && !stands.containsKey(registration) && onlyMentioned(record, registration)) {
                throw new RecordHeldException(
                        "no-patient", "No patient is known under this record number; the document waits.");
            }
            List<Held> questions = row == null ? List.of() : held.getOrDefault(row.id(), List.of());
            Held question = came == null ? last(questions) : asked(registration, row, came, questions);
            if (question != null) {
                admitted = follow(question, record, admitted, registration);
            } else if (came != null) {
                stands.put(registration, came);
            }
        }
        return admitted;
    }

    /** A document says no more of its patient than the number: a mistyped one must not make a person. */
    private static boolean onlyMentioned(MappedRecord record, Registration registration) {
        return record.assertions().stream()
                .filter(a -> registration.equals(a.registration()) && a.resource() instanceof Patient)
                .findFirst()
                .filter(a -> a.mode() == Mode.MENTION)
                .isPresent();
    }

    /** Who comes, where the record says it: a name and a birth date or sex; null where it says too little. */
    private static @Nullable Demographics came(MappedRecord record, Registration registration) {
        for (Assertion a : record.assertions()) {
            boolean whole = a.mode() != Mode.MENTION && registration.equals(a.registration());
            if (whole && a.resource() instanceof Patient patient) {
                Demographics stated = PatientDemographics.of(patient);
                return stated.names().isEmpty() ? null : stated;
            }
        }
        return null;
    }

    /** A record that says nothing of who comes goes with the last answer, and waits with the last question. */
    private static @Nullable Held last(List<Held> questions) {
        for (int i = questions.size() - 1; i >= 0; i--) {
            if (questions.get(i).answer() != Answer.WRONG) {
                return questions.get(i);
            }
        }
        return null;
    }

    /**
     * The question this one raises or falls under; null where the number's own person comes. An open question holds for
     * all who come as that one did, also when an answer that has been taken back had changed the person behind the
     * number.
     */
    private @Nullable Held asked(
            Registration registration, @Nullable RegistrationRow row, Demographics came, List<Held> questions) {
        for (int i = questions.size() - 1; i >= 0; i--) {
            Held one = questions.get(i);
            if (!Contradiction.between(one.came(), came) && Contradiction.between(one.stoodFor(), came)) {
                return one;
            }
        }
        Demographics stood = stands.get(registration);
        if (stood == null && row != null && row.text() != null) {
            stood = row.demographics();
        }
        boolean known = questions.stream()
                .anyMatch(q -> q.answer() == Answer.SAME && !Contradiction.between(q.stoodFor(), came));
        if (stood == null || known || !Contradiction.between(stood, came)) {
            return null;
        }
        if (row == null || row.text() == null) {
            throw held();
        }
        table.raise(row.id(), stood, came, now);
        List<Held> raised = table.of(List.of(row.id()));
        held.put(row.id(), raised);
        return raised.get(raised.size() - 1);
    }

    private MappedRecord follow(Held question, MappedRecord record, MappedRecord admitted, Registration registration) {
        table.depends(question.id(), record.messageId(), record.selector());
        return switch (question.answer()) {
            case WAITING, WRONG -> throw held();
            case SAME -> admitted;
            case OTHER -> Reassigned.to(registration.reused(question.id()), registration, admitted);
        };
    }

    private static RecordHeldException held() {
        return new RecordHeldException(
                REASON, "Another person is known under this record number; a steward is asked who it is.");
    }
}
