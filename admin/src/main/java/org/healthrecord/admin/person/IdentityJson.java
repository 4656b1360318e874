package org.healthrecord.admin.person;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.fhir.exit.Exit;
import org.healthrecord.fhir.exit.Facts;
import org.healthrecord.fhir.identity.PersonRecords;
import org.healthrecord.fhir.identity.ReviewQueue.Side;
import org.healthrecord.fhir.identity.cluster.Suspicion;
import org.healthrecord.fhir.identity.score.Demographics;
import org.healthrecord.fhir.identity.score.Field;
import org.healthrecord.fhir.identity.store.AlarmTable.Alarm;
import org.healthrecord.fhir.identity.store.HistoryTable;
import org.healthrecord.fhir.identity.store.RegistrationRow;
import org.healthrecord.fhir.identity.store.ReviewTable.Waiting;
import org.healthrecord.mapping.assertion.Registration;
import org.jspecify.annotations.Nullable;

/** What stewards see, as JSON. */
final class IdentityJson {
    private IdentityJson() {}

    /** A clinic's record number. */
    record RecordNumber(long registration, String source, String system, String number) {
        static RecordNumber of(long id, Registration r) {
            return new RecordNumber(id, r.source(), r.mrnSystem(), r.mrn());
        }

        static RecordNumber of(RegistrationRow row) {
            return of(row.id(), row.registration());
        }
    }

    record ReviewPair(
            long one,
            long other,
            String rule,
            double score,
            Explained explanation,
            List<String> proposedBy,
            String version,
            Instant decided,
            @Nullable String claimedBy,
            @Nullable Instant deferredUntil,
            @Nullable String note) {
        static ReviewPair of(Waiting w) {
            return new ReviewPair(
                    w.ends().one(),
                    w.ends().other(),
                    w.rule(),
                    w.score(),
                    Explained.of(w.evidence()),
                    List.of(w.proposedBy().split(" ")),
                    w.version(),
                    w.decided(),
                    w.claimedBy(),
                    w.deferredUntil(),
                    w.note());
        }
    }

    /** @param records what each of the person's registrations says, the oldest first */
    record PersonAlarm(
            String person,
            List<String> reasons,
            List<RegistrationDemographics> records,
            Instant raised,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledged,
            @Nullable String note) {
        static PersonAlarm of(Alarm a, List<RegistrationRow> rows) {
            return new PersonAlarm(
                    a.person(),
                    a.reasons().stream().map(Suspicion::words).toList(),
                    RegistrationDemographics.of(rows),
                    a.raised(),
                    a.acknowledgedBy(),
                    a.acknowledged(),
                    a.note());
        }
    }

    /** Those whose persons may be shown. */
    static List<PersonAlarm> alarmed(List<Alarm> alarms, PersonRecords records, Exit exit) {
        return alarms.stream()
                .filter(a ->
                        exit.show(Purpose.WORK_LIST, Facts.ofPerson(a.person())).isPermit())
                .map(a -> PersonAlarm.of(a, records.of(a.person())))
                .toList();
    }

    /** @param values what the registration says, by field */
    record RegistrationDemographics(RecordNumber number, @Nullable String person, Map<Field, List<String>> values) {
        static RegistrationDemographics of(Side side) {
            return new RegistrationDemographics(
                    RecordNumber.of(side.id(), side.registration()), side.person(), valuesOf(side.demographics()));
        }

        static List<RegistrationDemographics> of(List<RegistrationRow> rows) {
            return rows.stream()
                    .sorted(Comparator.comparingLong(RegistrationRow::id))
                    .map(row -> new RegistrationDemographics(
                            RecordNumber.of(row), row.person(), valuesOf(row.demographics())))
                    .toList();
        }
    }

    static Map<Field, List<String>> valuesOf(Demographics d) {
        Map<Field, List<String>> values = new LinkedHashMap<>();
        values.put(
                Field.GIVEN,
                d.names().stream().map(Demographics.PersonName::first).toList());
        values.put(
                Field.MIDDLE,
                d.names().stream().map(n -> String.join(" ", n.middle())).toList());
        values.put(
                Field.FAMILY,
                d.names().stream().map(Demographics.PersonName::family).toList());
        values.put(
                Field.SUFFIX,
                d.names().stream().map(Demographics.PersonName::suffix).toList());
        values.put(Field.BIRTH_DATE, one(d.birthDate()));
        values.put(Field.SEX, one(d.sex()));
        values.put(Field.SSN, one(d.ssn()));
        values.put(Field.NUMBER, d.numbers());
        values.put(Field.PHONE, d.phones());
        values.put(Field.EMAIL, d.emails());
        values.put(
                Field.ADDRESS, d.addresses().stream().map(IdentityJson::address).toList());
        values.replaceAll(
                (f, v) -> v.stream().filter(x -> !x.isEmpty()).distinct().toList());
        values.values().removeIf(List::isEmpty);
        return values;
    }

    private static List<String> one(@Nullable String value) {
        return Stream.ofNullable(value).toList();
    }

    private static String address(Demographics.Address a) {
        List<String> parts = new ArrayList<>(List.of(a.line(), a.city(), a.state(), a.zip()));
        parts.removeIf(String::isEmpty);
        return String.join(", ", parts);
    }

    /** @param by RULES, a clinic, or a steward */
    record IdentityEvent(
            Instant recorded,
            @Nullable Instant effective,
            String what,
            String by,
            @Nullable String reason,
            @Nullable RecordNumber registration,
            @Nullable String from,
            @Nullable String to,
            @Nullable Long one,
            @Nullable Long other,
            @Nullable Explained explanation,
            @Nullable List<String> proposedBy) {
        static IdentityEvent of(HistoryTable.Moved m) {
            RecordNumber number = RecordNumber.of(m.id(), m.registration());
            return new IdentityEvent(
                    m.recorded(),
                    m.effective(),
                    "MOVED",
                    m.cause(),
                    null,
                    number,
                    m.from(),
                    m.to(),
                    null,
                    null,
                    null,
                    null);
        }

        static IdentityEvent of(HistoryTable.Word w) {
            return new IdentityEvent(
                    w.recorded(),
                    w.stated(),
                    w.kind(),
                    w.by(),
                    w.reason(),
                    null,
                    null,
                    null,
                    w.ends().one(),
                    w.ends().other(),
                    null,
                    null);
        }

        static IdentityEvent of(HistoryTable.Handled h) {
            return new IdentityEvent(
                    h.at(),
                    null,
                    h.action(),
                    h.steward(),
                    h.reason(),
                    null,
                    null,
                    null,
                    h.ends().one(),
                    h.ends().other(),
                    null,
                    null);
        }

        static IdentityEvent of(HistoryTable.Judged j) {
            return new IdentityEvent(
                    j.recorded(),
                    null,
                    j.outcome(),
                    "RULES " + j.version(),
                    null,
                    null,
                    null,
                    null,
                    j.ends().one(),
                    j.ends().other(),
                    Explained.of(j.evidence()),
                    List.of(j.proposedBy().split(" ")));
        }
    }
}
