package org.healthrecord.admin.problem;

import org.healthrecord.admin.door.MessageDoor;
import org.healthrecord.fhir.exit.RefusedException;
import org.healthrecord.fhir.identity.ReviewQueue.HeldException;
import org.healthrecord.ingest.batch.run.NoSuchJobException;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.source.codes.CodeConflictException;
import org.healthrecord.ingest.source.definition.InvalidSourcesException;
import org.healthrecord.ingest.source.registry.NoSuchSourceException;
import org.healthrecord.ingest.source.registry.SourceConflictException;
import org.healthrecord.mapping.code.CodeMapException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the admin API as a problem (RFC 9457) with a sentence that says what to do. None repeats what was asked. */
@RestControllerAdvice(basePackages = "org.healthrecord.admin")
public class AdminErrors extends ResponseEntityExceptionHandler {

    @ExceptionHandler(NoSuchMessageException.class)
    ProblemDetail noSuchMessage() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "The inbox holds no message of this id.");
    }

    @ExceptionHandler(NoSuchPersonException.class)
    ProblemDetail noSuchPerson() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No such person or registration is known.");
    }

    @ExceptionHandler(NoSuchClientException.class)
    ProblemDetail noSuchClient() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No client is registered under this id.");
    }

    @ExceptionHandler(HeldException.class)
    ProblemDetail held() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Another steward holds this pair.");
    }

    @ExceptionHandler(MessageDoor.NotShownException.class)
    ProblemDetail notShown(MessageDoor.NotShownException e) {
        HttpStatus status = e.isForNow() ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN;
        return ProblemDetail.forStatusAndDetail(status, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(RefusedException.class)
    ProblemDetail refused(RefusedException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(e.getStatusCode()), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(NoSuchJobException.class)
    ProblemDetail noSuchJob() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no job of this id.");
    }

    @ExceptionHandler(UnusableJobException.class)
    ProblemDetail unusableJob(UnusableJobException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(NoSuchSourceException.class)
    ProblemDetail noSuchSource() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no source of this id.");
    }

    @ExceptionHandler(NoSuchAlarmException.class)
    ProblemDetail noSuchAlarm() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "There is no alarm of this id.");
    }

    @ExceptionHandler(CodeConflictException.class)
    ProblemDetail codeConflict(CodeConflictException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(CodeMapException.class)
    ProblemDetail unusableCode() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "The target is in no code system that is known, or FHIR does not know the equivalence.");
    }

    @ExceptionHandler(SourceConflictException.class)
    ProblemDetail sourceConflict(SourceConflictException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
    }

    /** With everything that is wrong, each a sentence. */
    @ExceptionHandler(InvalidSourcesException.class)
    ProblemDetail invalidSource(InvalidSourcesException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY, "The definition cannot be used: " + e.getMessage());
        problem.setProperty("problems", e.problems());
        return problem;
    }

    @ExceptionHandler(BadRequestException.class)
    ProblemDetail badRequest(BadRequestException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class, InboxUnavailableException.class})
    ProblemDetail inboxDown() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The inbox's database does not answer; try again shortly.");
    }
}
