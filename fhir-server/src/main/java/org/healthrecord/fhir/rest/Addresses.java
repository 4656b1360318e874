package org.healthrecord.fhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Arrays;
import org.healthrecord.fhir.store.type.ChartTypes;

/**
 * Reads the addresses and methods that FHIR R4 allows and HAPI does not, as those it knows: HEAD as GET without a body,
 * OPTIONS anywhere as the question for the capabilities, {@code Patient/1/Condition} as the search by patient, and the
 * link to a further page wherever a client has moved it.
 */
@Interceptor
public class Addresses {
    private static final String PATIENT = "patient";

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 2)
    public void understand(RequestDetails request) {
        read(request);
    }

    static void read(RequestDetails request) {
        refuseVersions(request);
        if (request.getRequestType() == RequestTypeEnum.HEAD) {
            request.setRequestType(RequestTypeEnum.GET);
        }
        if (request.getRequestType() == RequestTypeEnum.OPTIONS) {
            toRoot(request);
            request.setOperation(null);
        } else if (request.getParameters().containsKey(Constants.PARAM_PAGINGACTION)) {
            toRoot(request);
        } else if (request.getCompartmentName() != null) {
            toSearch(request);
        }
    }

    /** What a record said before a correction must not be readable, so no version but the current one is there. */
    private static void refuseVersions(RequestDetails request) {
        if (request.getId() != null && request.getId().hasVersionIdPart()) {
            throw new ResourceNotFoundException("Versions of resources are not kept");
        }
    }

    private static void toRoot(RequestDetails request) {
        request.setResourceName(null);
        request.setId(null);
        request.setCompartmentName(null);
    }

    /** All resources of a person's compartment name the person by the parameter {@code patient}. */
    private static void toSearch(RequestDetails request) {
        String type = request.getCompartmentName();
        boolean person = "Patient".equals(request.getResourceName()) && request.getId() != null;
        if (!person || !ChartTypes.holds(type) || ChartTypes.isDirectory(type) || type.equals("Patient")) {
            throw new ResourceNotFoundException("There is no compartment of this name");
        }
        String[] asked = request.getParameters().getOrDefault(PATIENT, new String[0]);
        String[] both = Arrays.copyOf(asked, asked.length + 1);
        both[asked.length] = request.getId().getIdPart();
        request.addParameter(PATIENT, both);
        request.setResourceName(type);
        request.setId(null);
        request.setCompartmentName(null);
    }
}
