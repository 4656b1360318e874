package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.Resource;

/** A searchset that an operation answers with, all on one page. */
final class Found {
    private Found() {}

    static Bundle bundle(RequestDetails request) {
        Bundle bundle = new Bundle().setType(BundleType.SEARCHSET);
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().setLastUpdated(new Date());
        bundle.addLink().setRelation("self").setUrl(request.getCompleteUrl());
        return bundle;
    }

    static void add(Bundle bundle, Resource resource, RequestDetails request) {
        bundle.addEntry()
                .setFullUrl(request.getFhirServerBase() + "/" + resource.fhirType() + "/" + resource.getIdPart())
                .setResource(resource)
                .getSearch()
                .setMode(SearchEntryMode.MATCH);
    }
}
