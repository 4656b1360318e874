package org.healthrecord.access.audit.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request with an id of its own, whose query can be told also where it came as the form of a POSTed search. */
final class AuditedRequest extends HttpServletRequestWrapper {
    static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final String SEARCH = "/_search";

    private final String id;

    AuditedRequest(HttpServletRequest request) {
        super(request);
        String given = request.getHeader(REQUEST_ID);
        this.id = given != null && USABLE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    String id() {
        return id;
    }

    /** What is searched for. Asked for once the answer is known: whoever answers has read a form by then. */
    @Nullable
    String query() {
        boolean form = getMethod().equals("POST") && getRequestURI().endsWith(SEARCH);
        return form
                ? getParameterMap().entrySet().stream()
                        .flatMap(p ->
                                Arrays.stream(p.getValue()).map(value -> encoded(p.getKey()) + '=' + encoded(value)))
                        .collect(Collectors.joining("&"))
                : getQueryString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(REQUEST_ID) ? id : super.getHeader(name);
    }
}
