package org.healthrecord.ingest.alarm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.text.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people over each way that is configured, once each; what does not go out is tried again for a day. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LIFE = Duration.ofDays(1);
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    private final Alarms alarms;
    private final AlarmSettings settings;
    private final AlarmPost post;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Notices(Alarms alarms, AlarmSettings settings, AlarmPost post, Clock clock) {
        this.alarms = alarms;
        this.settings = settings;
        this.post = post;
        this.clock = clock;
    }

    /** Sends one notice over one way. */
    private interface Way {
        void send(Alarms.Untold notice) throws IOException, InterruptedException;
    }

    void tell() {
        for (String to : settings.mailTo()) {
            tell(name("mail", to), notice -> post.send(to, subject(notice), text(notice)));
        }
        for (AlarmSettings.Webhook hook : settings.webhooks()) {
            tell(name("webhook", hook.url().toString()), notice -> call(hook, notice));
        }
    }

    /** Not the address itself, which is nobody's business in a table. */
    private static String name(String kind, String address) {
        return kind + ":" + Sha256.hex(address, 16);
    }

    /** A way that does not work holds up no other. */
    private void tell(String way, Way over) {
        for (Alarms.Untold notice : alarms.untold(way, clock.instant().minus(LIFE))) {
            try {
                over.send(notice);
                alarms.told(notice, way);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (IOException | RuntimeException failed) {
                LOG.warn(
                        "Alarm {} did not go out over {}: {}",
                        notice.alarm().id(),
                        way,
                        failed.getClass().getSimpleName());
                return;
            }
        }
    }

    private void call(AlarmSettings.Webhook hook, Alarms.Untold notice) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hook.url())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(notice)));
        if (hook.token() != null) {
            request.header("Authorization", "Bearer " + hook.token());
        }
        int status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status < OK || status >= REDIRECT) {
            throw new IOException("The webhook answered " + status);
        }
    }

    private String body(Alarms.Untold notice) throws JsonProcessingException {
        Alarm alarm = notice.alarm();
        return json.writeValueAsString(Map.of(
                "alarm", alarm.id(),
                "source", alarm.source(),
                "kind", alarm.kind().name(),
                "state", notice.end() ? "ended" : "raised",
                "raised", alarm.raised().toString(),
                "ended", String.valueOf(alarm.ended() == null ? "" : alarm.ended()),
                "says", alarm.says()));
    }

    private static String subject(Alarms.Untold notice) {
        return "Health Record: " + notice.alarm().source() + " " + (notice.end() ? "is well again" : "needs a look")
                + " (" + notice.alarm().kind().name().toLowerCase(Locale.ROOT) + ")";
    }

    private static String text(Alarms.Untold notice) {
        Alarm alarm = notice.alarm();
        return notice.end()
                ? "Over since " + alarm.ended() + ". It was: " + alarm.says()
                : alarm.says() + "\n\nSince " + alarm.raised() + ". Acknowledge it on the page of the sources.";
    }
}
