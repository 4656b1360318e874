package org.healthrecord.ingest.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.inbox.queue.Ledger;
import org.healthrecord.ingest.inbox.record.ClaimedRecord;
import org.healthrecord.ingest.inbox.record.Part;
import org.healthrecord.ingest.inbox.record.Scope;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.inbox.view.Archive.ArchivedMessage;
import org.healthrecord.ingest.pipeline.handover.Endings;
import org.healthrecord.ingest.pipeline.handover.Prepared;
import org.healthrecord.ingest.port.Route;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.jspecify.annotations.Nullable;

/**
 * From a claimed record to its mapped unit: opens the payload, splits it if it holds several, maps the one it
 * represents.
 */
final class Preparation {
    private final SourceDirectory sources;
    private final Map<Format, MessageMapper> mappers;
    private final Archive archive;
    private final Ledger ledger;
    private final OpenPayloads open = new OpenPayloads();

    Preparation(SourceDirectory sources, Map<Format, MessageMapper> mappers, Archive archive, Ledger ledger) {
        this.sources = sources;
        this.mappers = Map.copyOf(mappers);
        this.archive = archive;
        this.ledger = ledger;
    }

    Prepared prepare(ClaimedRecord record) {
        OpenPayload known = record.scope() == Scope.UNIT ? open.get(record.messageId()) : null;
        if (known != null) {
            return unit(record, known);
        }
        Optional<SourceProfile> source = sources.find(record.source());
        @Nullable
        MessageMapper mapper = source.map(s -> mappers.get(s.format())).orElse(null);
        if (source.isEmpty() || mapper == null) {
            return Endings.refused(record, null, Refusal.of("unknown-source", "No such source is configured now.", ""));
        }
        return open(record, mapper, source.get());
    }

    private Prepared open(ClaimedRecord record, MessageMapper mapper, SourceProfile source) {
        ArchivedMessage message = archive.find(record.messageId()).orElseThrow();
        return mapper.open(message.payload(), source)
                .on(
                        units -> opened(record, units, message.payload().bytes().length),
                        unreadable -> Endings.refused(record, null, unreadable.refusal()));
    }

    private Prepared opened(ClaimedRecord record, Opened.Units units, long size) {
        OpenPayload payload = OpenPayload.of(units);
        if (payload.units().size() > 1) {
            open.put(record.messageId(), payload, size);
        }
        if (record.scope() == Scope.UNIT) {
            return unit(record, payload);
        }
        if (payload.units().isEmpty()) {
            return Endings.empty(record, payload.issues());
        }
        if (payload.units().size() > 1 || record.scope() == Scope.CONTAINER) {
            return split(record, payload);
        }
        return only(record, payload);
    }

    private Prepared split(ClaimedRecord record, OpenPayload payload) {
        List<Part> parts = payload.units().values().stream()
                .map(unit -> Part.of(record.source(), unit))
                .toList();
        ledger.split(record, parts, payload.issues());
        return new Prepared.Elsewhere();
    }

    private Prepared only(ClaimedRecord record, OpenPayload payload) {
        Unit unit = payload.only();
        if (!Route.of(record.source(), unit.patientKey()).equals(record.route())) {
            ledger.move(record, Part.of(record.source(), unit));
            return new Prepared.Elsewhere();
        }
        return map(record, unit, payload.issues());
    }

    private Prepared unit(ClaimedRecord record, OpenPayload payload) {
        Optional<Unit> unit = payload.unit(record.selector());
        if (unit.isEmpty()) {
            return Endings.refused(
                    record,
                    null,
                    Refusal.of("unit-gone", "Opened again, the message no longer holds this record.", ""));
        }
        return map(record, unit.get(), payload.units().size() == 1 ? payload.issues() : List.of());
    }

    private Prepared map(ClaimedRecord record, Unit unit, List<Issue> ofPayload) {
        Prepared mapped = unit.map().on(new Endings(record, unit, ofPayload));
        return mapped instanceof Prepared.Ready ready && sources.isSandbox(record.source())
                ? Endings.keptOut(ready)
                : mapped;
    }
}
