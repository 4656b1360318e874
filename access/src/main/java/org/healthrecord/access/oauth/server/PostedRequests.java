package org.healthrecord.access.oauth.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Turns an authorization request by POST (SMART capability {@code authorize-post}) into the same by GET: so it survives the sign-in, and a form
 * of another site reaches the session, whose cookie comes with top-level GET requests only.
 */
final class PostedRequests extends OncePerRequestFilter {
    private final String path;

    PostedRequests(String path) {
        this.path = path;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Without response_type it is the answer of the consent page.
        return !"POST".equals(request.getMethod())
                || !request.getRequestURI().equals(request.getContextPath() + path)
                || request.getParameter("response_type") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(request.getContextPath() + path);
        request.getParameterMap().forEach((name, values) -> address.queryParam(encoded(name), encodedAll(values)));
        response.setHeader(HttpHeaders.LOCATION, address.build(true).toUriString());
        response.setStatus(HttpStatus.SEE_OTHER.value());
    }

    private static Object[] encodedAll(String[] values) {
        return List.of(values).stream().map(PostedRequests::encoded).toArray();
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
