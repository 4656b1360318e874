package org.healthrecord.ingest.pull.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLException;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.healthrecord.ingest.source.definition.FhirAccess;
import org.jspecify.annotations.Nullable;

/**
 * Asks one FHIR server. Follows no redirect and no link to another origin. What passes by itself (429, 502 to 504, a broken
 * connection) is asked again a few times; then the turn ends, and the next one comes when the server says.
 */
public final class FhirClient {
    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final Set<Integer> PASSING = Set.of(500, 502, 504);

    /** Ends answers that come too slowly. */
    private static final ScheduledExecutorService CUTTER = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "pull-cutter");
        thread.setDaemon(true);
        return thread;
    });

    private final HttpClient http;
    private final FhirAccess access;
    private final SignIns signIns;
    private final Clock clock;
    private final Pause pause;

    public FhirClient(HttpClient http, FhirAccess access, SignIns signIns, Clock clock, Pause pause) {
        this.http = http;
        this.access = access;
        this.signIns = signIns;
        this.clock = clock;
        this.pause = pause;
    }

    /** @return an answer of 200 to 299 */
    public Answer get(URI uri, Map<String, String> headers) throws PullFailure {
        return request("GET", uri, headers, Set.of());
    }

    /** @param expected statuses besides 200 to 299 that the caller understands */
    public Answer request(String method, URI uri, Map<String, String> headers, Set<Integer> expected)
            throws PullFailure {
        requireOrigin(uri);
        PullFailure last = null;
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                var answer = once(method, uri, headers);
                if (answer.status() / 100 == 2 || expected.contains(answer.status())) {
                    return answer;
                }
                last = failure(answer);
                if (!BUSY.contains(answer.status()) && !PASSING.contains(answer.status())) {
                    throw last;
                }
                var asked = answer.retryAfter(clock.instant()).orElse(backOff(attempt));
                if (asked.compareTo(LONGEST_WAIT) > 0) {
                    throw last;
                }
                pause.of(asked);
            } catch (IOException broken) {
                last = failure(broken);
                if (last.state() != PullState.UNREACHABLE) {
                    throw last;
                }
                pause.of(backOff(attempt));
            }
        }
        throw last == null ? new PullFailure(PullState.UNREACHABLE, "The server does not answer.") : last;
    }

    private static Duration backOff(int attempt) {
        return Duration.ofMillis(250L << attempt);
    }

    private Answer once(String method, URI uri, Map<String, String> headers) throws PullFailure, IOException {
        var response = send(method, uri, headers, true);
        return new Answer(uri, response.statusCode(), response.headers(), body(response));
    }

    /** A token that ended meanwhile is renewed once. */
    private HttpResponse<InputStream> send(String method, URI uri, Map<String, String> headers, boolean signed)
            throws PullFailure, IOException {
        var response = sendOnce(method, uri, headers, signed);
        if (signed && response.statusCode() == 401 && signIns.forget(access.signIn())) {
            response.body().close();
            return sendOnce(method, uri, headers, true);
        }
        return response;
    }

    private HttpResponse<InputStream> sendOnce(String method, URI uri, Map<String, String> headers, boolean signed)
            throws PullFailure, IOException {
        var request = HttpRequest.newBuilder(uri)
                .timeout(access.timeout())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept-Encoding", "gzip");
        headers.forEach(request::header);
        if (signed) {
            signIns.authorization(access).ifPresent(value -> request.header("Authorization", value));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PullFailure(PullState.STOPPED, "The turn was stopped; the next one goes on from there.");
        }
    }

    private byte[] body(HttpResponse<InputStream> response) throws IOException, PullFailure {
        var raw = response.body();
        var cut = CUTTER.schedule(() -> closeQuietly(raw), access.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (var in = unpacked(response, raw)) {
            var bytes = new ByteArrayOutputStream();
            byte[] piece = new byte[16 * 1024];
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                bytes.write(piece, 0, n);
                if (bytes.size() > access.maxSize()) {
                    throw new PullFailure(
                            PullState.TOO_LARGE, "An answer is larger than max-size allows; ask for smaller pages.");
                }
            }
            return bytes.toByteArray();
        } finally {
            cut.cancel(false);
        }
    }

    private static InputStream unpacked(HttpResponse<InputStream> response, InputStream raw) throws IOException {
        var packed =
                response.headers().firstValue("Content-Encoding").orElse("").equalsIgnoreCase("gzip");
        return packed ? new GZIPInputStream(raw) : raw;
    }

    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException alreadyBroken) {
            // It is to be cut anyway.
        }
    }

    /** A file as a stream, cut where nothing comes for the timeout. Our token goes to the server's own origin only. */
    public InputStream stream(URI uri, boolean withToken, Set<String> otherHosts) throws PullFailure {
        var own = Origin.of(uri).equals(Origin.of(access.base()));
        var allowed =
                own || otherHosts.contains(uri.getHost()) && (access.allowHttp() || "https".equals(uri.getScheme()));
        if (!allowed) {
            throw elsewhere();
        }
        try {
            var response = send("GET", uri, Map.of(), withToken && own);
            if (response.statusCode() / 100 != 2) {
                response.body().close();
                throw failure(new Answer(uri, response.statusCode(), response.headers(), new byte[0]));
            }
            return unpacked(response, new WatchedStream(response.body(), access.timeout(), CUTTER));
        } catch (IOException broken) {
            throw failure(broken);
        }
    }

    /** @throws PullFailure when a link leads to another host, port or scheme */
    public void requireOrigin(URI uri) throws PullFailure {
        if (!Origin.of(uri).equals(Origin.of(access.base()))) {
            throw elsewhere();
        }
    }

    private static PullFailure elsewhere() {
        return new PullFailure(
                PullState.LEADS_ELSEWHERE, "The server gave a link to another host; it was not followed.");
    }

    private PullFailure failure(Answer answer) {
        var status = answer.status();
        var wait = answer.retryAfter(clock.instant()).orElse(null);
        if (status == 401) {
            return new PullFailure(PullState.LOGIN_REFUSED, "The server does not accept our sign-in (401).");
        }
        if (status == 403) {
            return new PullFailure(PullState.FORBIDDEN, "The server does not let us read this (403).");
        }
        if (BUSY.contains(status)) {
            return new PullFailure(PullState.THROTTLED, "The server asks us to come later (" + status + ").", wait);
        }
        if (status == 404 || status == 410) {
            return new PullFailure(PullState.NOT_FOUND, "The server knows nothing there (" + status + ").");
        }
        if (status / 100 == 3) {
            return new PullFailure(
                    PullState.LEADS_ELSEWHERE,
                    "The server sends us to another address (" + status + "); it was not followed. Correct the base.");
        }
        if (answer.isWebPage()) {
            return new PullFailure(
                    PullState.NOT_FHIR, "A web page (" + status + ") answers there instead of a FHIR server.");
        }
        return status >= 500
                ? new PullFailure(PullState.SERVER_FAILED, "The server failed (" + status + ").", wait)
                : new PullFailure(PullState.SERVER_FAILED, "The server refuses the request (" + status + ").");
    }

    static PullFailure failure(IOException broken) {
        if (causes(broken, CertificateExpiredException.class).isPresent()) {
            return new PullFailure(PullState.CERTIFICATE_ENDED, "The certificate of the server has ended.");
        }
        var tls = causes(broken, SSLException.class);
        if (tls.isPresent() && causes(broken, GeneralSecurityException.class).isPresent()) {
            return new PullFailure(
                    PullState.CERTIFICATE_UNTRUSTED, "The certificate of the server is not trusted here.");
        }
        return new PullFailure(PullState.UNREACHABLE, "The server does not answer, or the connection broke.");
    }

    private static <T extends Throwable> Optional<T> causes(Throwable failure, Class<T> type) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }
}
