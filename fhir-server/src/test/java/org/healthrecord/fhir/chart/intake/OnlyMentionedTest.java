package org.healthrecord.fhir.chart.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.healthrecord.fhir.chart.Clinics;
import org.healthrecord.fhir.chart.projection.PeopleFixture;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.RecordHeldException;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** A record that says no more of its patient than the record number. */
class OnlyMentionedTest {
    @Test
    void waitsUntilThePatientIsKnownAndMakesNobody() {
        try (PeopleFixture people = new PeopleFixture()) {
            assertThatThrownBy(() -> people.feed(document(Clinics.A1), List.of()))
                    .isInstanceOfSatisfying(RecordHeldException.class, held -> assertThat(held.reason())
                            .isEqualTo("no-patient"));
            assertThat(people.persons(Clinics.ALL)).isEmpty();
            people.feed(List.of(Clinics.patient(Clinics.A1, 1, "Byron")), List.of());
            people.feed(document(Clinics.A1), List.of());
            assertThat(people.persons(Clinics.ALL)).hasSize(1);
        }
    }

    private static List<Assertion> document(Registration registration) {
        Precedence precedence = new Precedence(Instant.EPOCH, 0, "");
        Patient patient = new Patient();
        patient.addIdentifier().setSystem(registration.mrnSystem()).setValue(registration.mrn());
        DocumentReference document = new DocumentReference().setStatus(DocumentReferenceStatus.CURRENT);
        document.setSubject(new Reference(AssertionKey.patient(registration).urn()));
        return List.of(
                Assertion.mention(AssertionKey.patient(registration), precedence, patient, "Record-Number"),
                Assertion.snapshot(
                        AssertionKey.of(registration, "DocumentReference", "body|1"),
                        precedence,
                        document,
                        "Content-Type"));
    }
}
