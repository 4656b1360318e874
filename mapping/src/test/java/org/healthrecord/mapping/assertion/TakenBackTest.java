package org.healthrecord.mapping.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakenBackTest {
    @ParameterizedTest
    @CsvSource({
        "ENTEREDINERROR, true, true",
        "CANCELLED,      true, true",
        "STOPPED,        false, true",
        "COMPLETED,      false, false",
        "ACTIVE,         false, false"
    })
    void aStoppedOrderWasAFactAndACancelledOneWasNot(MedicationRequestStatus status, boolean noFact, boolean said) {
        MedicationRequest order = new MedicationRequest().setStatus(status);

        assertThat(TakenBack.isNoFact(order)).isEqualTo(noFact);
        assertThat(TakenBack.isStated(order)).isEqualTo(said);
    }

    @Test
    void everyTypeHasItsStatus() {
        assertThat(TakenBack.isNoFact(new Observation().setStatus(ObservationStatus.CANCELLED)))
                .isTrue();
        assertThat(TakenBack.isNoFact(new Appointment().setStatus(AppointmentStatus.ENTEREDINERROR)))
                .isTrue();
        assertThat(TakenBack.isNoFact(new Observation().setStatus(ObservationStatus.FINAL)))
                .isFalse();
    }

    @Test
    void aProblemSaysItByItsVerification() {
        assertThat(TakenBack.isNoFact(problem(TakenBack.IN_ERROR))).isTrue();
        assertThat(TakenBack.isNoFact(problem("refuted"))).isFalse();
        assertThat(TakenBack.isNoFact(problem(null))).isFalse();
    }

    @Test
    void aDocumentMayBeCurrentAndItsTextInError() {
        DocumentReference document = new DocumentReference()
                .setStatus(DocumentReferenceStatus.CURRENT)
                .setDocStatus(ReferredDocumentStatus.ENTEREDINERROR);

        assertThat(TakenBack.isNoFact(document)).isTrue();
        assertThat(TakenBack.isStated(document.setStatus(DocumentReferenceStatus.SUPERSEDED)))
                .isTrue();
    }

    @Test
    void whatHasNoStatusIsAFact() {
        assertThat(TakenBack.isNoFact(new Patient())).isFalse();
        assertThat(TakenBack.isStated(new Patient())).isFalse();
        assertThat(TakenBack.isNoFact(new Observation())).isFalse();
        assertThat(TakenBack.status(new Patient())).isEmpty();
    }

    private static Condition problem(String verification) {
        return new Condition()
                .setVerificationStatus(new CodeableConcept().addCoding(new Coding(null, verification, null)));
    }
}
