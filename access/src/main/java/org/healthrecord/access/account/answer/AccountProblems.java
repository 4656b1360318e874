package org.healthrecord.access.account.answer;

import org.healthrecord.access.account.passkey.Passkeys.UnusablePasskeyException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of the account API as a problem (RFC 9457) with a sentence that says what to do. */
@RestControllerAdvice(basePackages = {"org.healthrecord.access.account.own", "org.healthrecord.access.account.staff"})
public class AccountProblems extends ResponseEntityExceptionHandler {

    @ExceptionHandler(RefusedException.class)
    ProblemDetail refused(RefusedException e) {
        return ProblemDetail.forStatusAndDetail(e.status(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(UnusablePasskeyException.class)
    ProblemDetail unusablePasskey() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY, "The browser's answer is no passkey that can be used here.");
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail down() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer; try again shortly.");
    }
}
