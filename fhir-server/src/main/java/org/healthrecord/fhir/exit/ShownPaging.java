package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IPagingProvider;
import org.jspecify.annotations.Nullable;

/** Lets what a page link leads to through the door, as the search it is of. */
final class ShownPaging implements IPagingProvider {
    private final Exit exit;
    private final IPagingProvider paging;

    ShownPaging(Exit exit, IPagingProvider paging) {
        this.exit = exit;
        this.paging = paging;
    }

    @Override
    public int getDefaultPageSize() {
        return paging.getDefaultPageSize();
    }

    @Override
    public int getMaximumPageSize() {
        return paging.getMaximumPageSize();
    }

    @Override
    public boolean canStoreSearchResults() {
        return paging.canStoreSearchResults();
    }

    @Override
    public @Nullable IBundleProvider retrieveResultList(@Nullable RequestDetails request, String id) {
        return shown(paging.retrieveResultList(request, id));
    }

    @Override
    public @Nullable IBundleProvider retrieveResultList(@Nullable RequestDetails request, String id, String page) {
        return shown(paging.retrieveResultList(request, id, page));
    }

    @Override
    public String storeResultList(@Nullable RequestDetails request, IBundleProvider result) {
        return paging.storeResultList(request, result instanceof ShownPages pages ? pages.found() : result);
    }

    private @Nullable IBundleProvider shown(@Nullable IBundleProvider found) {
        return found == null ? null : new ShownPages(exit, found);
    }
}
