package org.healthrecord.access.front;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A request that is not looked at: said in the words of whoever would have answered it. None repeats what was asked. */
enum Refusal {
    NOT_PLAIN(400, "invalid", "This address is not written in the plain way."),
    METHOD(405, "not-supported", "This method is not offered here."),
    TOO_LARGE(413, "too-long", "The request's body is larger than this service takes."),
    URL_TOO_LONG(
            414, "too-long", "The request's address is longer than this service takes; search by POST to _search."),
    TOO_MANY(429, "throttled", "Too many requests; try again after the time that Retry-After names."),
    HEADERS_TOO_LARGE(431, "too-long", "The request's headers are longer than this service takes.");

    private final int status;
    private final String code;
    private final String words;

    Refusal(int status, String code, String words) {
        this.status = status;
        this.code = code;
        this.words = words;
    }

    int status() {
        return status;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        String path = request.getRequestURI();
        boolean fhir = path.startsWith("/fhir") || path.startsWith("/intake");
        response.setStatus(status);
        response.setContentType(fhir ? "application/fhir+json;charset=UTF-8" : "application/problem+json");
        String body = fhir
                ? "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                        + "\",\"diagnostics\":\"" + words + "\"}]}"
                : "{\"type\":\"about:blank\",\"status\":" + status + ",\"detail\":\"" + words + "\"}";
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}
