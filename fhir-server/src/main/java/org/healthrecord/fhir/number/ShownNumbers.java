package org.healthrecord.fhir.number;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.ResponseDetails;
import org.hl7.fhir.r4.model.Resource;

/** Whatever answers at {@code /fhir}: of a social security number the last four digits, unless the caller may see all. */
@Interceptor
public final class ShownNumbers {
    private final FullNumbers full;

    public ShownNumbers(FullNumbers full) {
        this.full = full;
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void hide(ResponseDetails answer) {
        if (answer.getResponseResource() instanceof Resource resource && !full.mayBeSeen()) {
            answer.setResponseResource(LastFour.of(resource));
        }
    }
}
