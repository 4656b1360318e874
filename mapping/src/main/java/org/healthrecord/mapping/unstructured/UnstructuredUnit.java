package org.healthrecord.mapping.unstructured;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.healthrecord.mapping.text.Sha256;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * A labelled document to DocumentReference. Its bytes are its key: the same document with another title is the same document. The
 * patient is mentioned with the record number alone.
 */
record UnstructuredUnit(LabelledDocument document, SourceProfile source) implements Unit {
    @Override
    public String selector() {
        return "";
    }

    @Override
    public String patientKey() {
        return document.label().recordNumber();
    }

    @Override
    public String kind() {
        return "document " + document.contentType();
    }

    @Override
    public String controlId() {
        return "";
    }

    @Override
    public Mapping map() {
        String number = document.label().recordNumber();
        if (number.isEmpty() || source.realNumbers().isFiller(number)) {
            return new Mapping.Refused(
                    Refusal.of("no-patient", "Nothing says whose this document is.", LabelledDocument.NUMBER));
        }
        Registration registration = new Registration(source.id(), source.mrnSystem(), number);
        List<Issue> issues = new ArrayList<>();
        Optional<ZonedDateTime> written = written(issues);
        Instant at = written.map(ZonedDateTime::toInstant).orElse(Instant.EPOCH);
        Precedence precedence = new Precedence(at, 0, document.label().title());
        String body = KeyKind.BODY.of(Sha256.hex(document.body()));
        return new Mapping.Mapped(
                List.of(
                        Assertion.mention(
                                AssertionKey.patient(registration),
                                precedence,
                                patient(number),
                                LabelledDocument.NUMBER),
                        Assertion.snapshot(
                                AssertionKey.of(registration, "DocumentReference", body),
                                precedence,
                                reference(registration, written.orElse(null)),
                                "Content-Type")),
                List.of(),
                issues);
    }

    private Patient patient(String number) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(source.mrnSystem()).setValue(number);
        return patient;
    }

    private DocumentReference reference(Registration registration, @Nullable ZonedDateTime written) {
        DocumentReference reference = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        reference.setSubject(new Reference(AssertionKey.patient(registration).urn()));
        String title = document.label().title();
        if (!title.isEmpty()) {
            reference.getType().setText(title);
            reference.setDescription(title);
        }
        var attachment = reference.addContent().getAttachment();
        attachment
                .setContentType(document.contentType())
                .setData(document.body())
                .setSize(document.body().length);
        if (!title.isEmpty()) {
            attachment.setTitle(title);
        }
        if (written != null) {
            TimeZone zone = TimeZone.getTimeZone(source.timeZone());
            boolean day = !hasTime();
            Date time = Date.from(written.toInstant());
            attachment.setCreationElement(
                    new DateTimeType(time, day ? TemporalPrecisionEnum.DAY : TemporalPrecisionEnum.SECOND, zone));
            if (!day) {
                reference.setDateElement(new InstantType(time, TemporalPrecisionEnum.SECOND, zone));
            }
        }
        return reference;
    }

    private String digits() {
        return document.label().date().replaceAll("[-T:]", "");
    }

    private boolean hasTime() {
        return digits().length() > 8;
    }

    private Optional<ZonedDateTime> written(List<Issue> issues) {
        String digits = digits();
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(part(digits, 0, 4), part(digits, 4, 6), part(digits, 6, 8));
            LocalTime time = hasTime()
                    ? LocalTime.of(
                            part(digits, 8, 10), part(digits, 10, 12), digits.length() > 12 ? part(digits, 12, 14) : 0)
                    : LocalTime.MIN;
            return Optional.of(ZonedDateTime.of(day, time, source.timeZone()));
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException unreadable) {
            issues.add(Issue.warning("unreadable-date", "Document-Date", "The date of the document cannot be read."));
            return Optional.empty();
        }
    }

    private static int part(String digits, int from, int to) {
        return Integer.parseInt(digits.substring(from, to));
    }
}
