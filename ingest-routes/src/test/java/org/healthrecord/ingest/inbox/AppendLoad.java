package org.healthrecord.ingest.inbox;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.healthrecord.ingest.RecordingSink;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.pipeline.Pipeline;

/** Prints how many messages a second are durably stored, with and without workers beside. Run by hand: {@code H2} or {@code POSTGRESQL}. */
public final class AppendLoad {
    private static final int SECONDS = 5;
    private static final String BODY = "x".repeat(600) + " OBX|1|NM|8867-4^Heart rate^LN||72|/min|||||F|".repeat(30);

    private AppendLoad() {}

    public static void main(String[] arguments) throws InterruptedException {
        InboxDatabase database = InboxDatabase.valueOf(arguments[0]);
        boolean working = arguments.length > 1;
        for (int threads : new int[] {1, 8, 32}) {
            try (RunningInbox inbox =
                    RunningInbox.start(RunningInbox.emptyDatabase(database), new RecordingSink(), Map.of())) {
                if (!working) {
                    inbox.bean(Pipeline.class).stop();
                }
                run(inbox, threads, 1);
                int stored = run(inbox, threads, SECONDS);
                System.out.println(database + " " + threads + " threads: " + stored / SECONDS + " messages/s");
                if (working) {
                    long start = System.nanoTime();
                    long backlog = inbox.bean(Ledger.class).backlog();
                    inbox.awaitEmpty();
                    System.out.println("  backlog " + backlog + " worked off in "
                            + (System.nanoTime() - start) / 1_000_000 + " ms");
                }
            }
        }
        System.exit(0);
    }

    private static int run(RunningInbox inbox, int threads, int seconds) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(threads);
        AtomicInteger stored = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; i < threads; i++) {
            String patient = "P" + i;
            senders.submit(() -> {
                while (System.nanoTime() < end) {
                    inbox.send(patient + " " + seconds + "-" + stored.incrementAndGet() + BODY);
                }
            });
        }
        senders.shutdown();
        senders.awaitTermination(1, TimeUnit.MINUTES);
        return stored.get();
    }
}
