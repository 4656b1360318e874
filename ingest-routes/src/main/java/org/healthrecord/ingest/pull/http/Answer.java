package org.healthrecord.ingest.pull.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** What a server answered, whole and within the limits. */
public record Answer(URI uri, int status, HttpHeaders headers, byte[] body) {

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    public Optional<Duration> retryAfter(Instant now) {
        return RetryAfter.read(header("Retry-After").orElse(null), now);
    }

    /** The server's own time, to the second. */
    public Optional<Instant> date() {
        try {
            return header("Date").map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** A page for people: a login, a maintenance notice, a proxy. */
    public boolean isWebPage() {
        if (header("Content-Type").orElse("").toLowerCase(Locale.ROOT).contains("html")) {
            return true;
        }
        int at = 0;
        while (at < body.length && body[at] <= ' ') {
            at++;
        }
        return at < body.length && body[at] == '<';
    }
}
