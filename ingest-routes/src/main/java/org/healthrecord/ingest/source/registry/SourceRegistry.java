package org.healthrecord.ingest.source.registry;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.source.codes.CodeRow;
import org.healthrecord.ingest.source.codes.SourceCodes;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.healthrecord.ingest.source.definition.SourceReader;
import org.healthrecord.ingest.source.registry.SourceVersion.Decision;
import org.jspecify.annotations.Nullable;

/**
 * The sources that the rows say, as this node runs them. Each node looks for new decisions; one definition that cannot be used
 * is a problem of its source alone.
 */
public final class SourceRegistry {
    private final SourceRows rows;
    private final DefinitionText text;
    private final Definitions definitions;
    private final Seeding seeding;
    private final SourceCodes codes;
    private final Clock clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, SourceEntry> entries = Map.of();
    private long seen = -1;
    private long codesSeen = -1;

    /** @param live what this node's doors and mappings ask; brought in line here */
    public SourceRegistry(InboxTables tables, Seal seal, SourceReader reader, SourceDefinitions live, Clock clock) {
        this.rows = new SourceRows(tables);
        this.text = new DefinitionText(seal);
        this.definitions = new Definitions(text, reader, live);
        this.seeding = new Seeding(rows, text, clock);
        this.codes = new SourceCodes(tables, clock);
        this.clock = clock;
    }

    /** Takes the configured sources over, where no administrator has decided otherwise, and begins. */
    public void seed(Collection<SourceProperties.Source> configured) {
        seeding.seed(configured);
        refresh();
    }

    /** Is told after each change of the sources. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    /** Brings this node in line with what has been decided, here or elsewhere; nothing where it already is. */
    public void refresh() {
        if (look()) {
            listeners.forEach(Runnable::run);
        }
    }

    private synchronized boolean look() {
        var last = rows.last();
        var lastCode = codes.last();
        if (last == seen && lastCode == codesSeen) {
            return false;
        }
        entries = definitions.align(rows.current(), codes.maps());
        seen = last;
        codesSeen = lastCode;
        return true;
    }

    /** What was said about the codes of a source, the last word on each first. */
    public List<CodeRow> codes(String id) {
        return codes.history(id);
    }

    /**
     * Says what a code of a source is from now on, on all nodes.
     *
     * @throws org.healthrecord.mapping.code.CodeMapException when it cannot be used
     */
    public CodeRow say(CodeRow said, int version) {
        if (find(said.source()).isEmpty()) {
            throw new NoSuchSourceException();
        }
        var row = codes.say(said, version);
        refresh();
        return row;
    }

    public Collection<SourceEntry> all() {
        return entries.values();
    }

    /** The sources that have ended, with the channels they had. */
    public Collection<SourceDefinition> ended() {
        return all().stream()
                .filter(entry -> entry.version().state() == SourceState.ENDED)
                .flatMap(entry -> Optional.ofNullable(entry.definition()).stream())
                .toList();
    }

    public Optional<SourceEntry> find(String id) {
        return Optional.ofNullable(entries.get(id));
    }

    /** What was decided about a source, the last decision first, with the definitions as they may be shown. */
    public Map<SourceVersion, Map<String, Object>> history(String id) {
        var history = new LinkedHashMap<SourceVersion, Map<String, Object>>();
        rows.history(id).forEach(version -> history.put(version, text.shown(version.definition())));
        return history;
    }

    /**
     * @throws org.healthrecord.ingest.source.definition.InvalidSourcesException when it cannot be used
     * @throws SourceConflictException when there is one of that id
     */
    public SourceEntry add(Map<String, Object> definition, String who, String why) {
        var source = text.parse(definition, null);
        definitions.check(source, entries.values());
        var id = String.valueOf(source.id());
        if (rows.current(id).isPresent()) {
            throw new SourceConflictException("There is a source of this id; change it instead.");
        }
        return decided(new SourceVersion(
                id, 1, clock.instant(), who, Decision.ADDED, why, SourceState.ACTIVE, text.write(source, null)));
    }

    /**
     * @param version the one that was looked at
     * @throws org.healthrecord.ingest.source.definition.InvalidSourcesException when it cannot be used
     * @throws SourceConflictException when there is another one by now
     */
    public SourceEntry change(String id, int version, Map<String, Object> definition, String who, String why) {
        var before = rows.current(id).orElseThrow(NoSuchSourceException::new);
        if (before.version() != version) {
            throw new SourceConflictException("Somebody else has changed this source meanwhile; look at it again.");
        }
        var source = draft(id, definition);
        definitions.check(source, entries.values());
        var kept = text.write(source, before.definition());
        return decided(next(before, who, Decision.CHANGED, why, before.state(), kept));
    }

    /** @throws SourceConflictException where the source cannot go into that state from where it is */
    public SourceEntry decide(String id, SourceState state, String who, String why) {
        var before = rows.current(id).orElseThrow(NoSuchSourceException::new);
        if (before.state() == state) {
            throw new SourceConflictException("The source is " + state.name().toLowerCase() + " already.");
        }
        var decision =
                switch (state) {
                    case ACTIVE -> Decision.RESUMED;
                    case PAUSED -> Decision.PAUSED;
                    case ENDED -> Decision.ENDED;
                };
        if (state == SourceState.ACTIVE) {
            definitions.check(text.read(before.definition(), id), entries.values());
        }
        return decided(next(before, who, decision, why, state, before.definition()));
    }

    private SourceProperties.Source draft(String id, Map<String, Object> definition) {
        var written = new LinkedHashMap<>(definition);
        if (!id.equals(String.valueOf(written.putIfAbsent("id", id) == null ? id : written.get("id")))) {
            throw new SourceConflictException("The id of a source never changes.");
        }
        return text.parse(
                written, rows.current(id).map(SourceVersion::definition).orElse(null));
    }

    /** A definition as it would be used; nothing is kept. Secrets that are not written anew are those of the source of that id. */
    public SourceDefinition tried(Map<String, Object> definition) {
        return definitions.check(draft(String.valueOf(definition.get("id")), definition), entries.values());
    }

    private SourceVersion next(
            SourceVersion before,
            String who,
            Decision decision,
            @Nullable String why,
            SourceState state,
            String definition) {
        return new SourceVersion(
                before.source(),
                before.version() + 1,
                clock.instant(),
                who,
                decision,
                why == null ? "" : why,
                state,
                definition);
    }

    private SourceEntry decided(SourceVersion version) {
        rows.insert(version);
        refresh();
        return find(version.source()).orElseThrow();
    }
}
