package org.healthrecord.fhir.rest.web;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.http.HttpServletResponse;

/** Says of itself only what FHIR asks for: no product, no version in the headers. */
public final class SilentServer extends RestfulServer {
    private static final long serialVersionUID = 1L;

    public SilentServer(FhirContext fhir) {
        super(fhir);
    }

    @Override
    public void addHeadersToResponse(HttpServletResponse response) {
        // HAPI would name itself here.
    }
}
