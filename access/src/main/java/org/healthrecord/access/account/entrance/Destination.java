package org.healthrecord.access.account.entrance;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Where one wanted to go before one was asked to sign in. */
final class Destination {
    private final RequestCache cache;

    Destination(RequestCache cache) {
        this.cache = cache;
    }

    /** Only path and query of it: the rest is what a request said of the host. */
    ResponseEntity<String> goOn(HttpServletRequest request, HttpServletResponse response) {
        SavedRequest wanted = cache.getRequest(request, response);
        if (wanted == null) {
            return to("/");
        }
        cache.removeRequest(request, response);
        URI uri = URI.create(wanted.getRedirectUrl());
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        // Two slashes would begin another host.
        String local = path.replaceFirst("^/+", "/");
        return to(uri.getRawQuery() == null ? local : local + '?' + uri.getRawQuery());
    }

    static ResponseEntity<String> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(path))
                .build();
    }
}
