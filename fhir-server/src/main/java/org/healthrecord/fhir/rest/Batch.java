package org.healthrecord.fhir.rest;

import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.BaseResourceReturningMethodBinding;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import ca.uhn.fhir.rest.server.util.ServletRequestUtil;
import com.google.common.collect.ArrayListMultimap;
import org.healthrecord.fhir.errors.Outcomes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Several reads and searches in one request (FHIR R4, RESTful API, "batch"). Each entry is answered as if it had been
 * asked alone, so it passes the same door; an entry that would write is refused by itself.
 */
@Component
class Batch implements FhirOperations {
    private static final int MOST = 200;

    private final Outcomes outcomes = new Outcomes();

    @Transaction
    public Bundle answer(@TransactionParam Bundle batch, ServletRequestDetails request) {
        if (batch.getType() != BundleType.BATCH) {
            throw new InvalidRequestException("This server takes a Bundle of type batch, whose entries read");
        }
        if (batch.getEntry().size() > MOST) {
            throw new InvalidRequestException("A batch may have up to " + MOST + " entries");
        }
        Bundle answers = new Bundle().setType(BundleType.BATCHRESPONSE);
        batch.getEntry().forEach(entry -> answers.addEntry(answer(entry, request)));
        return answers;
    }

    private BundleEntryComponent answer(BundleEntryComponent entry, ServletRequestDetails request) {
        BundleEntryComponent answer = new BundleEntryComponent();
        try {
            answer.setResource(read(entry, request));
            answer.getResponse().setStatus("200 OK");
        } catch (RuntimeException e) {
            BaseServerResponseException failure = outcomes.answer(e);
            answer.getResponse()
                    .setStatus(Integer.toString(failure.getStatusCode()))
                    .setOutcome((Resource) failure.getOperationOutcome());
        }
        return answer;
    }

    private static Resource read(BundleEntryComponent entry, ServletRequestDetails request) {
        if (entry.getRequest().getMethod() != HTTPVerb.GET
                || !entry.getRequest().hasUrl()) {
            throw new MethodNotAllowedException("An entry of a batch can only be a GET");
        }
        String url = relative(entry.getRequest().getUrl(), request.getFhirServerBase());
        ServletSubRequestDetails one =
                ServletRequestUtil.getServletSubRequestDetails(request, url, "GET", ArrayListMultimap.create());
        one.setCompleteUrl(request.getFhirServerBase() + "/" + url);
        Addresses.read(one);
        BaseMethodBinding method = request.getServer().determineResourceMethod(one, one.getRequestPath());
        if (!(method instanceof BaseResourceReturningMethodBinding reading)) {
            throw new InvalidRequestException("An entry of a batch can only read or search");
        }
        one.setRestOperationType(reading.getRestOperationType());
        return (Resource) reading.doInvokeServer(request.getServer(), one);
    }

    private static String relative(String url, String base) {
        String path = url.startsWith(base) ? url.substring(base.length()) : url;
        return path.startsWith("/") ? path.substring(1) : path;
    }
}
