package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.model.primitive.InstantDt;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.ResponsePage.ResponsePageBuilder;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** A search's result as HAPI's REST end asks for it: page by page. */
final class FoundPages implements IBundleProvider {
    private final Found found;
    private final FoundResources resources;
    private final RequestDetails request;
    private final @Nullable Integer count;
    private final String bundleId = UUID.randomUUID().toString();

    FoundPages(Found found, FoundResources resources, RequestDetails request, @Nullable Integer count) {
        this.found = found;
        this.resources = resources;
        this.request = request;
        this.count = count;
    }

    Found found() {
        return found;
    }

    @Override
    public List<IBaseResource> getResources(int from, int to, ResponsePageBuilder page) {
        int end = Math.min(to, found.pids().size());
        List<Long> pids = from < end ? found.pids().subList(from, end) : List.of();
        return resources.page(found, pids, request, page);
    }

    @Override
    public InstantDt getPublished() {
        return new InstantDt(Date.from(found.at()));
    }

    @Override
    public String getUuid() {
        return bundleId;
    }

    @Override
    public @Nullable Integer preferredPageSize() {
        return count;
    }

    @Override
    public Integer size() {
        return found.pids().size();
    }
}
