package org.healthrecord.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.healthrecord.ingest.pipeline.handover.AssertionSink;
import org.healthrecord.ingest.pipeline.ownership.Ownership;
import org.healthrecord.mapping.port.MappedRecord;

/** Keeps what it is given, in order; does first what a test wants it to do. */
public class RecordingSink implements AssertionSink {
    private final List<String> taken = new ArrayList<>();
    private final List<MappedRecord> accepted = new ArrayList<>();
    private final List<Integer> calls = new ArrayList<>();
    private volatile Consumer<String> trouble = what -> {};

    @Override
    public void accept(List<MappedRecord> records, Ownership ownership) {
        List<String> statements = records.stream()
                .flatMap(r -> r.assertions().stream())
                .filter(a -> a.registration() != null)
                .map(a -> a.registration().mrn() + " " + a.key().local())
                .toList();
        statements.forEach(trouble);
        ownership.confirm();
        synchronized (this) {
            taken.addAll(statements);
            accepted.addAll(records);
            calls.add(records.size());
        }
    }

    /** @param trouble called with each {@code PATIENT WHAT}; may throw */
    public void trouble(Consumer<String> trouble) {
        this.trouble = trouble;
    }

    /** The records themselves. */
    public synchronized List<MappedRecord> accepted() {
        return List.copyOf(accepted);
    }

    public synchronized List<String> taken() {
        return List.copyOf(taken);
    }

    public List<String> takenOf(String patient) {
        return taken().stream().filter(s -> s.startsWith(patient + " ")).toList();
    }

    public synchronized int largestCall() {
        return calls.stream().mapToInt(i -> i).max().orElse(0);
    }
}
