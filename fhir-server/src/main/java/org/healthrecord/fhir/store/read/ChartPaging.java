package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the further pages of a search: by what the link says, or in HAPI's tables. */
public class ChartPaging extends DatabaseBackedPagingProvider {
    private final PageLinks links;
    private final FoundResources resources;

    ChartPaging(JdbcClient jdbc, FoundResources resources, JpaStorageSettings settings) {
        this.links = new PageLinks(jdbc, Duration.ofMillis(settings.getExpireSearchResultsAfterMillis()));
        this.resources = resources;
    }

    @Override
    public @Nullable IBundleProvider retrieveResultList(RequestDetails request, String id) {
        if (!PageLinks.isOne(id)) {
            return super.retrieveResultList(request, id);
        }
        return links.read(id)
                .map(found -> new FoundPages(found, resources, request, null))
                .orElse(null);
    }

    @Override
    public String storeResultList(RequestDetails request, IBundleProvider result) {
        return result instanceof FoundPages pages ? links.write(pages.found()) : super.storeResultList(request, result);
    }
}
