package org.healthrecord.ingest.source.http;

import java.util.List;

/** A FHIR R4 OperationOutcome, as far as a refused submission needs one. */
record OperationOutcome(String resourceType, List<Issue> issue) {

    static OperationOutcome of(String code, String text) {
        return new OperationOutcome("OperationOutcome", List.of(new Issue("error", code, text)));
    }

    /** @param code a code of {@code http://hl7.org/fhir/issue-type} */
    record Issue(String severity, String code, String diagnostics) {}
}
