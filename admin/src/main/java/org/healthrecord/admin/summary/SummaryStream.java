package org.healthrecord.admin.summary;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.healthrecord.database.Ticker;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Sends the summary to all watchers every two seconds; counts nothing while there are none. */
public class SummaryStream {
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);

    private final Summaries summaries;
    private final List<SseEmitter> watchers = new CopyOnWriteArrayList<>();
    private final Ticker ticker;

    public SummaryStream(Summaries summaries) {
        this.summaries = summaries;
        this.ticker = Ticker.start("inbox-summary", TICK, TICK, this::tick);
    }

    SseEmitter watch() {
        SseEmitter watcher = new SseEmitter(LONGEST_MILLIS);
        watcher.onCompletion(() -> watchers.remove(watcher));
        watcher.onTimeout(watcher::complete);
        send(watcher, summaries.now());
        watchers.add(watcher);
        return watcher;
    }

    private void tick() {
        if (watchers.isEmpty()) {
            return;
        }
        Summary summary = summaries.now();
        watchers.forEach(watcher -> send(watcher, summary));
    }

    private void send(SseEmitter watcher, Summary summary) {
        try {
            watcher.send(SseEmitter.event().name("summary").data(summary));
        } catch (IOException | IllegalStateException e) {
            // The watcher has gone; there is no one to notify.
            watchers.remove(watcher);
        }
    }

    /** Before the web server stops: it would wait for the watchers to go. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        ticker.close();
        watchers.forEach(SseEmitter::complete);
    }
}
