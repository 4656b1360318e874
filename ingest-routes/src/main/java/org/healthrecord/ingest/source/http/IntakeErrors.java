package org.healthrecord.ingest.source.http;

import org.healthrecord.ingest.port.InboxUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refused submissions as FHIR OperationOutcome. */
@RestControllerAdvice(assignableTypes = {IntakeController.class, IntakeElsewhere.class, ScorecardController.class})
class IntakeErrors {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeErrors.class);
    private static final MediaType FHIR_JSON = MediaType.valueOf("application/fhir+json");
    private static final String RETRY_SECONDS = "30";

    @ExceptionHandler
    ResponseEntity<OperationOutcome> refused(IntakeRefusal refusal) {
        return ResponseEntity.status(refusal.status())
                .headers(headers -> {
                    refusal.allowed().ifPresent(method -> headers.set(HttpHeaders.ALLOW, method));
                    if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
                        headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                    }
                })
                .contentType(FHIR_JSON)
                .body(OperationOutcome.of(refusal.code(), String.valueOf(refusal.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<OperationOutcome> unavailable(InboxUnavailableException unavailable) {
        LOG.error("A submission was not stored and not accepted: {}", unavailable.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .contentType(FHIR_JSON)
                .body(OperationOutcome.of("transient", "It could not be stored now. Please send it again later."));
    }
}
