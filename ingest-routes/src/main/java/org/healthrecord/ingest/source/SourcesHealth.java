package org.healthrecord.ingest.source;

import java.util.Iterator;
import java.util.Optional;
import org.healthrecord.ingest.source.definition.SourceDefinitions;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.NamedContributor;

/** One entry for each source there is at this moment. */
final class SourcesHealth implements CompositeHealthContributor {
    private final SourceDefinitions sources;
    private final ReceivingRoutes routes;

    SourcesHealth(SourceDefinitions sources, ReceivingRoutes routes) {
        this.sources = sources;
        this.routes = routes;
    }

    @Override
    public @Nullable HealthContributor getContributor(String name) {
        Optional<HealthContributor> found = sources.definition(name).map(source -> new SourceHealth(source, routes));
        return found.orElse(null);
    }

    @Override
    public Iterator<NamedContributor<HealthContributor>> iterator() {
        return sources.definitions().stream()
                .map(source -> NamedContributor.<HealthContributor>of(source.id(), new SourceHealth(source, routes)))
                .iterator();
    }
}
