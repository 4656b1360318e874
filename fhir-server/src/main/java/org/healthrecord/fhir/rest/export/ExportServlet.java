package org.healthrecord.fhir.rest.export;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.healthrecord.fhir.export.Export;
import org.healthrecord.fhir.export.Exports;

/**
 * Status, cancellation and files of exports (Bulk Data Access 2.0). They are no interactions of FHIR, so they have a
 * servlet of their own below the endpoint, where the same filters ask who calls.
 */
final class ExportServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String PATH = "/bulk-export/";

    private static final Pattern EXPORT = Pattern.compile("/([0-9a-f]{32})");
    private static final Pattern FILE = Pattern.compile("/([0-9a-f]{32})/(\\d{1,9})\\.ndjson");
    private static final Duration SHORT = Duration.ofSeconds(15);
    private static final String NDJSON = "application/fhir+ndjson";

    private final transient Exports exports;
    private final boolean requiresAccessToken;

    ExportServlet(Exports exports, boolean requiresAccessToken) {
        this.exports = exports;
        this.requiresAccessToken = requiresAccessToken;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "");
        Matcher status = EXPORT.matcher(path);
        Matcher file = FILE.matcher(path);
        if (status.matches()) {
            answer(exports.find(status.group(1)), response);
        } else if (file.matches()) {
            send(file.group(1), Integer.parseInt(file.group(2)), request, response);
        } else {
            unknown(response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = EXPORT.matcher(Objects.requireNonNullElse(request.getPathInfo(), ""));
        Optional<Export> export = path.matches() ? exports.find(path.group(1)) : Optional.empty();
        if (export.isEmpty()) {
            unknown(response);
            return;
        }
        exports.remove(export.get().id());
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }

    private void answer(Optional<Export> found, HttpServletResponse response) throws IOException {
        if (found.isEmpty()) {
            unknown(response);
            return;
        }
        Export export = found.get();
        switch (export.state()) {
            case WAITING, RUNNING -> {
                boolean fresh = export.asked().plus(SHORT).isAfter(Instant.now());
                response.setHeader("Retry-After", fresh ? "1" : "10");
                response.setHeader("X-Progress", progress(export));
                response.setStatus(HttpServletResponse.SC_ACCEPTED);
            }
            case DONE -> {
                Instant ends = Objects.requireNonNull(export.ends());
                response.setHeader(
                        "Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(ends.atOffset(ZoneOffset.UTC)));
                response.setContentType("application/json");
                write(
                        response,
                        Manifest.of(export, exports.files(export), requiresAccessToken)
                                .toString());
            }
            case FAILED -> outcome(
                    response,
                    HttpServletResponse.SC_INTERNAL_SERVER_ERROR,
                    "exception",
                    "The export failed: ask for it again, and tell the administrator if it fails again");
        }
    }

    private static String progress(Export export) {
        if (export.state() == Export.State.WAITING) {
            return "waiting";
        }
        return export.done() + " resources" + (export.expected() > 0 ? " of about " + export.expected() : "");
    }

    private void send(String id, int number, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<Path> data;
        try {
            data = exports.find(id).flatMap(export -> exports.open(export, number));
        } catch (BaseServerResponseException e) {
            outcome(response, e.getStatusCode(), "transient", String.valueOf(e.getMessage()));
            return;
        }
        if (data.isEmpty()) {
            unknown(response);
            return;
        }
        response.setContentType(NDJSON);
        response.setHeader("Vary", "Accept-Encoding");
        if (takesGzip(request)) {
            response.setHeader("Content-Encoding", "gzip");
            response.setContentLengthLong(Files.size(data.get()));
            Files.copy(data.get(), response.getOutputStream());
        } else {
            try (InputStream plain = new GZIPInputStream(Files.newInputStream(data.get()), 1 << 16);
                    OutputStream out = response.getOutputStream()) {
                plain.transferTo(out);
            }
        }
    }

    private static boolean takesGzip(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept-Encoding")).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .anyMatch(coding ->
                        coding.equals("gzip") || (coding.startsWith("gzip;") && !coding.matches(".*q=0(\\.0*)?")));
    }

    private static void unknown(HttpServletResponse response) throws IOException {
        outcome(
                response,
                HttpServletResponse.SC_NOT_FOUND,
                "not-found",
                "There is no such export, or its time is over");
    }

    private static void outcome(HttpServletResponse response, int status, String code, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("application/fhir+json");
        write(
                response,
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                        + "\",\"diagnostics\":\"" + text + "\"}]}");
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
