package org.healthrecord.fhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The chart follows from the clinics' records: no client writes into it by REST. Operations, POSTed searches and batches read.
 */
@Interceptor
public class ReadOnly {
    /** No part of a chart: who wants to be told of changes, or to export some patients, writes them. */
    private static final Set<String> WRITTEN = Set.of("Subscription", "Group");

    /** What a person decides of the chart is stated here, and enters it as any statement does. */
    private static final String CONSENT = "Consent";

    @Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
    public void refuseWrites(RequestDetails request) {
        RequestTypeEnum method = request.getRequestType();
        boolean reads = method == RequestTypeEnum.GET
                || method == RequestTypeEnum.HEAD
                || method == RequestTypeEnum.OPTIONS
                || (method == RequestTypeEnum.POST && (isQuestion(request.getOperation()) || isBatch(request)))
                || (request.getResourceName() != null && WRITTEN.contains(request.getResourceName()))
                || isConsent(request, method);
        if (!reads) {
            throw new MethodNotAllowedException(
                    "The chart cannot be changed through this interface: send records to /intake",
                    RequestTypeEnum.GET,
                    RequestTypeEnum.HEAD,
                    RequestTypeEnum.OPTIONS);
        }
    }

    private static boolean isConsent(RequestDetails request, RequestTypeEnum method) {
        return CONSENT.equals(request.getResourceName())
                && request.getOperation() == null
                && (method == RequestTypeEnum.POST || method == RequestTypeEnum.PUT);
    }

    /** Its entries are looked at one by one. */
    private static boolean isBatch(RequestDetails request) {
        return request.getResourceName() == null && request.getOperation() == null;
    }

    private static boolean isQuestion(@Nullable String operation) {
        return operation != null && (operation.startsWith("$") || operation.equals("_search"));
    }
}
