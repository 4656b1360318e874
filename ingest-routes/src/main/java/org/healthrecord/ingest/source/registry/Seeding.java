package org.healthrecord.ingest.source.registry;

import java.time.Clock;
import java.util.Collection;
import java.util.stream.Collectors;
import org.healthrecord.ingest.source.definition.SourceProperties;
import org.healthrecord.ingest.source.registry.SourceVersion.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the sources of the configuration over into rows. The configuration decides until an administrator has; from then on
 * the administrator's decision stands, whatever the configuration says.
 */
final class Seeding {
    private static final Logger LOG = LoggerFactory.getLogger(Seeding.class);

    private final SourceRows rows;
    private final DefinitionText text;
    private final Clock clock;

    Seeding(SourceRows rows, DefinitionText text, Clock clock) {
        this.rows = rows;
        this.text = text;
        this.clock = clock;
    }

    void seed(Collection<SourceProperties.Source> configured) {
        configured.forEach(this::seed);
        if (!configured.isEmpty()) {
            var ids = configured.stream().map(SourceProperties.Source::id).collect(Collectors.toSet());
            rows.current().stream()
                    .filter(version -> version.isConfigured() && version.state() != SourceState.ENDED)
                    .filter(version -> !ids.contains(version.source()))
                    .forEach(gone -> decide(next(gone, Decision.ENDED, SourceState.ENDED, gone.definition())));
        }
    }

    private void seed(SourceProperties.Source source) {
        var id = String.valueOf(source.id());
        var before = rows.current(id).orElse(null);
        if (before == null) {
            decide(new SourceVersion(
                    id,
                    1,
                    clock.instant(),
                    SourceVersion.CONFIGURATION,
                    Decision.ADDED,
                    "",
                    SourceState.ACTIVE,
                    text.write(source, null)));
        } else if (before.isConfigured()) {
            renew(source, before);
        } else {
            LOG.info("Source {} stays as {} decided, whatever the configuration says", id, before.byWhom());
        }
    }

    private void renew(SourceProperties.Source source, SourceVersion before) {
        var kept = rewritten(source, before);
        if (!kept.equals(before.definition()) || before.state() == SourceState.ENDED) {
            decide(next(before, Decision.CHANGED, SourceState.ACTIVE, kept));
        }
    }

    /** A definition whose secrets were sealed with a lost key is replaced by the configured one. */
    private String rewritten(SourceProperties.Source source, SourceVersion before) {
        try {
            return text.write(source, before.definition());
        } catch (Seal.SealedException lost) {
            return text.write(source, null);
        }
    }

    private SourceVersion next(SourceVersion before, Decision decision, SourceState state, String definition) {
        return new SourceVersion(
                before.source(),
                before.version() + 1,
                clock.instant(),
                SourceVersion.CONFIGURATION,
                decision,
                "",
                state,
                definition);
    }

    private void decide(SourceVersion version) {
        try {
            rows.insert(version);
        } catch (SourceConflictException another) {
            LOG.info("Source {} was taken over by another node at the same moment", version.source());
        }
    }
}
