package org.healthrecord.access.audit.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request with an id of its own, whose query can be told also where it came as the form of a POSTed search. */
final class AuditedRequest extends HttpServletRequestWrapper {
    static final String REQUEST_ID = "X-Request-Id";
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int LARGEST_FORM = 1 << 16;

    private final String id;
    private final byte @Nullable [] form;

    AuditedRequest(HttpServletRequest request) throws IOException {
        super(request);
        String given = request.getHeader(REQUEST_ID);
        this.id = given != null && USABLE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        this.form = isSearchForm(request) ? request.getInputStream().readNBytes(LARGEST_FORM) : null;
    }

    private static boolean isSearchForm(HttpServletRequest request) {
        String type = request.getContentType();
        return request.getMethod().equals("POST")
                && request.getRequestURI().startsWith("/fhir/")
                && type != null
                && type.startsWith("application/x-www-form-urlencoded");
    }

    String id() {
        return id;
    }

    /** What is searched for, as it came. */
    @Nullable String query() {
        if (form == null) {
            return getQueryString();
        }
        String body = new String(form, StandardCharsets.UTF_8);
        return getQueryString() == null ? body : getQueryString() + '&' + body;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(REQUEST_ID) ? id : super.getHeader(name);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return form == null ? super.getInputStream() : new Form(form);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return form == null
                ? super.getReader()
                : new BufferedReader(new InputStreamReader(new ByteArrayInputStream(form), StandardCharsets.UTF_8));
    }

    private static final class Form extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Form(byte[] form) {
            this.bytes = new ByteArrayInputStream(form);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("read at once");
        }
    }
}
