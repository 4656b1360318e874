package org.healthrecord.ingest.alarm;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.healthrecord.database.LockName;
import org.healthrecord.database.SessionLock;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Backlogs;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;

/** Looks at all feeds, on one node at a time: raises alarms, ends those whose cause is over, and has people told. */
final class Watch {
    private final SourceDefinitions sources;
    private final InboxTables tables;
    private final Backlogs backlogs;
    private final Observation observation;
    private final Judgement judgement;
    private final Alarms alarms;
    private final Notices notices;
    private final Clock clock;

    Watch(
            SourceDefinitions sources,
            InboxTables tables,
            Backlogs backlogs,
            Judgement judgement,
            Alarms alarms,
            Notices notices,
            Clock clock) {
        this.sources = sources;
        this.tables = tables;
        this.backlogs = backlogs;
        this.observation = new Observation(tables);
        this.judgement = judgement;
        this.alarms = alarms;
        this.notices = notices;
        this.clock = clock;
    }

    void look() {
        var lock = SessionLock.tryTake(
                Objects.requireNonNull(tables.jdbc().getDataSource()),
                tables.database().dialect(),
                LockName.ALARM,
                0);
        if (lock.isPresent()) {
            try (var held = lock.get()) {
                judge();
                notices.tell();
            }
        }
    }

    private record Cause(String source, AlarmKind kind) {}

    private void judge() {
        Instant now = clock.instant();
        Map<Cause, Alarm> lasting = new HashMap<>();
        alarms.lasting().forEach(alarm -> lasting.put(new Cause(alarm.source(), alarm.kind()), alarm));
        Map<String, Instant> waiting = backlogs.oldest();
        Set<Cause> found = new HashSet<>();
        for (SourceDefinition source : sources.definitions()) {
            Observed seen = observation.of(source, waiting.get(source.id()), now);
            judgement.reasons(seen, now).forEach((kind, says) -> {
                Cause cause = new Cause(source.id(), kind);
                found.add(cause);
                if (!lasting.containsKey(cause)) {
                    alarms.raise(source.id(), kind, says);
                }
            });
        }
        lasting.forEach((cause, alarm) -> {
            if (!found.contains(cause)) {
                alarms.end(alarm);
            }
        });
        tables.flush();
    }
}
