package org.healthrecord.admin.person;

import org.healthrecord.fhir.exit.RefusedException;
import org.healthrecord.fhir.identity.ReviewQueue.HeldException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Errors as problems (RFC 9457), as everywhere under {@code /admin/api}; none repeats what was asked. */
@RestControllerAdvice(basePackageClasses = IdentityErrors.class)
class IdentityErrors extends ResponseEntityExceptionHandler {

    static final class NotFoundException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    static final class BadRequestException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRequestException(String message) {
            super(message);
        }
    }

    @ExceptionHandler(NotFoundException.class)
    ProblemDetail notFound() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "No such person or registration is known.");
    }

    @ExceptionHandler(BadRequestException.class)
    ProblemDetail badRequest(BadRequestException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(RefusedException.class)
    ProblemDetail refused(RefusedException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler(HeldException.class)
    ProblemDetail held() {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "Another steward holds this pair.");
    }
}
