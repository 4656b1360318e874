package org.healthrecord.fhir.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.sql.SQLException;
import java.util.List;
import org.healthrecord.fhir.FhirServerTest;
import org.hibernate.TransactionException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.ResponseEntity;
import org.springframework.orm.jpa.JpaSystemException;

/** Every failure is an OperationOutcome that helps the caller and reveals nothing internal. */
@ExtendWith(OutputCaptureExtension.class)
class OutcomesTest extends FhirServerTest {
    @ParameterizedTest
    @CsvSource({
        "Patient/nobody, 404, not-found",
        "Nonsense/1, 404, not-found",
        "Patient?favourite-colour=blue, 400, invalid",
        "Patient?_favourite=blue, 400, invalid",
        "Patient?_text=blue, 400, invalid",
        "Patient?birthdate:contains=a, 400, invalid",
        "Observation?date=yesterday, 400, invalid",
        "Observation?patient.favourite=1, 400, invalid",
        "Patient?_count=many, 400, invalid",
        "Patient?_count=-1, 400, invalid",
        "Patient?_sort=favourite, 400, invalid",
        "Patient?_include=Patient:favourite, 400, invalid",
        "Patient?_has:Observation:favourite:code=1, 400, invalid",
        "Patient/nobody/$everything, 404, not-found",
        "Patient/o1/$everything?_count=0, 400, invalid",
        "Patient/o1/$everything?_count=x, 400, invalid",
        "Patient/o1/$everything?_type=Nonsense, 400, invalid",
        "Patient/o1/$everything?_after=here, 400, invalid",
        "Patient/o1/$everything?_since=yesterday, 400, invalid",
        "?_getpages=not-a-page, 410, deleted"
    })
    void theCallersMistakesAreExplained(String path, int status, String code) {
        write(patient("o1"));
        ResponseEntity<String> answer = get(path);

        assertThat(answer.getStatusCode().value()).as(answer.getBody()).isEqualTo(status);
        OperationOutcome outcome = fhir.newJsonParser().parseResource(OperationOutcome.class, answer.getBody());
        assertThat(outcome.getIssueFirstRep().getCode().toCode()).isEqualTo(code);
        assertThat(outcome.getIssueFirstRep().getDiagnostics()).isNotBlank().doesNotContain("HAPI-", "ca.uhn");
    }

    @Test
    void deletedIsGoneButOnlyReferredToIsNotFound() {
        ServiceRequest order = new ServiceRequest();
        order.setId("o2-r");
        order.setSubject(new Reference("Patient/o2"));
        order.setEncounter(new Reference("Encounter/o2-e"));
        write(patient("o2"), order);
        delete("ServiceRequest/o2-r");

        assertThat(status("ServiceRequest/o2-r")).isEqualTo(410);
        assertThat(status("Encounter/o2-e")).isEqualTo(404);
    }

    @Test
    void aDefectShowsNothingOfTheInsideAndLogsNoMessage(CapturedOutput log) {
        BaseServerResponseException answer =
                new Outcomes().answer(new IllegalStateException("Jane Doe", new RuntimeException("born in Oslo")));

        assertThat(answer.getStatusCode()).isEqualTo(500);
        assertThat(text(answer)).contains("reference").doesNotContain("Jane", "Oslo", "IllegalState");
        assertThat(log.getAll())
                .contains(
                        "java.lang.IllegalStateException",
                        "java.lang.RuntimeException",
                        getClass().getName())
                .doesNotContain("Jane", "Oslo");
    }

    @Test
    void aLockedDatabaseIsBusyNotBroken() {
        BaseServerResponseException answer = new Outcomes().answer(new CannotAcquireLockException("row Lindqvist"));

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(text(answer)).contains("transient").doesNotContain("Lindqvist");
    }

    @ParameterizedTest
    @CsvSource({"08006, 0", "57P01, 0", "53100, 0", "90028, 90028", "90098, 90098"})
    void aDatabaseThatIsGoneOrFullIsBusyNotBroken(String state, int code) {
        SQLException gone = new SQLException("insert into row Lindqvist", state, code);
        BaseServerResponseException answer =
                new Outcomes().answer(new InternalErrorException("HAPI-1: row Lindqvist", new RuntimeException(gone)));

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(text(answer)).contains("transient").doesNotContain("Lindqvist");
    }

    @Test
    void aConnectionLostWhileCommittingIsBusyNotBroken() {
        TransactionException lost = new TransactionException("row Lindqvist", new SQLException("Connection is closed"));
        BaseServerResponseException answer =
                new Outcomes().answer(new InternalErrorException("HAPI-1", new JpaSystemException(lost)));

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(text(answer)).contains("transient").doesNotContain("Lindqvist");
    }

    @Test
    void aMistakeInAStatementIsADefect() {
        SQLException wrong = new SQLException("no such column", "42703");

        assertThat(new Outcomes().answer(new RuntimeException(wrong)).getStatusCode())
                .isEqualTo(500);
    }

    @Test
    void twoSearchesThatMeetInTheStoreAreNotTheCallersConflict() {
        SQLException twice = new SQLException("key Lindqvist in HFJ_SEARCH_RESULT", "23505");
        BaseServerResponseException answer = new Outcomes()
                .answer(new ResourceVersionConflictException(
                        "HAPI-0825: insert Lindqvist", new RuntimeException(twice), null));

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(text(answer)).contains("transient").doesNotContain("Lindqvist");
    }

    @Test
    void whatTheCallerAskedForIsNotLogged(CapturedOutput log) {
        for (String path : List.of("Patient?name=Zebedee&colour=blue", "Observation?date=Zebedee", "Patient/Zebedee")) {
            assertThat(status(path)).isBetween(400, 404);
        }
        assertThat(log.getAll()).doesNotContain("Zebedee");
    }

    private String text(BaseServerResponseException answer) {
        return fhir.newJsonParser().encodeResourceToString(answer.getOperationOutcome());
    }
}
