package org.healthrecord.fhir.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnclassifiedServerFailureException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Refuses formats that this server does not give, with 406 (FHIR R4, RESTful API, "Content types and encodings"). */
@Interceptor
public class Formats {
    private static final int NOT_ACCEPTABLE = 406;
    private static final String FORMAT = "_format";

    /** JSON and XML in the spellings that FHIR R4 and its predecessors allow. */
    private static final Set<String> GIVEN = Set.of(
            "json",
            "xml",
            "application/json",
            "application/xml",
            "text/json",
            "text/xml",
            "application/fhir+json",
            "application/fhir+xml",
            "application/json+fhir",
            "application/xml+fhir");

    private static final Set<String> PAGE = Set.of("html", "text/html", "application/xhtml+xml");

    private static final Set<String> PDF = Set.of("pdf", "application/pdf");

    private static final Set<String> ANY = Set.of("*", "*/*", "application/*", "text/*");

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED, order = 1)
    public void refuseOthers(RequestDetails request) {
        String[] formats = request.getParameters().get(FORMAT);
        boolean asked = formats != null && formats.length > 0 && !formats[0].isBlank();
        boolean given = isPage(request)
                || isPdf(request)
                || (asked ? isGiven(Arrays.asList(formats).get(0)) : accepts(request));
        if (!given) {
            throw new UnclassifiedServerFailureException(
                    NOT_ACCEPTABLE, "This server answers in application/fhir+json and application/fhir+xml");
        }
    }

    /** Whether a summary is asked for as HTML. A browser's own list of what it accepts begins with it. */
    static boolean isPage(RequestDetails request) {
        if (!Summary.NAME.equals(request.getOperation())) {
            return false;
        }
        String[] formats = request.getParameters().get(FORMAT);
        if (formats != null && formats.length > 0) {
            return PAGE.contains(bare(formats[0]));
        }
        return request.getHeaders("Accept").stream().anyMatch(header -> PAGE.contains(bare(header.split(",", 2)[0])));
    }

    /** Whether a summary is asked for as PDF. */
    static boolean isPdf(RequestDetails request) {
        if (!Summary.NAME.equals(request.getOperation())) {
            return false;
        }
        String[] formats = request.getParameters().get(FORMAT);
        if (formats != null && formats.length > 0) {
            return PDF.contains(bare(formats[0]));
        }
        return request.getHeaders("Accept").stream().anyMatch(header -> PDF.contains(bare(header.split(",", 2)[0])));
    }

    /** A Binary answers in a format of its own. */
    private static boolean accepts(RequestDetails request) {
        List<String> headers = request.getHeaders("Accept");
        return headers.isEmpty()
                || "Binary".equals(request.getResourceName())
                || headers.stream().flatMap(h -> Arrays.stream(h.split(","))).anyMatch(Formats::isAcceptable);
    }

    private static boolean isAcceptable(String range) {
        String bare = bare(range);
        return bare.isEmpty() || ANY.contains(bare) || GIVEN.contains(bare);
    }

    private static boolean isGiven(String format) {
        return GIVEN.contains(bare(format.replace(' ', '+')));
    }

    private static String bare(String format) {
        return format.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
