package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IPagingProvider;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.fhir.exit.view.FoundHere;
import org.healthrecord.fhir.exit.view.KeptPages;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.jspecify.annotations.Nullable;

/** Lets what a page link leads to through the door, as the search it is of, and for the caller alone whose search it was. */
final class ShownPaging implements IPagingProvider {
    private final UnaryOperator<List<IBaseResource>> door;
    private final IPagingProvider paging;
    private final PageSeal seal;
    private final Supplier<Caller> caller;
    private final KeptPages kept = new KeptPages();

    ShownPaging(
            UnaryOperator<List<IBaseResource>> door, IPagingProvider paging, PageSeal seal, Supplier<Caller> caller) {
        this.door = door;
        this.paging = paging;
        this.seal = seal;
        this.caller = caller;
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
        return seal.open(id, caller.get())
                .map(own -> shown(kept.find(own).orElseGet(() -> paging.retrieveResultList(request, own))))
                .orElse(null);
    }

    @Override
    public @Nullable IBundleProvider retrieveResultList(@Nullable RequestDetails request, String id, String page) {
        return seal.open(id, caller.get())
                .map(own -> shown(paging.retrieveResultList(request, own, page)))
                .orElse(null);
    }

    @Override
    public String storeResultList(@Nullable RequestDetails request, IBundleProvider result) {
        IBundleProvider found = result instanceof ShownPages pages ? pages.found() : result;
        String id = found instanceof FoundHere here ? kept.keep(here) : paging.storeResultList(request, found);
        return seal.close(id, caller.get());
    }

    private @Nullable IBundleProvider shown(@Nullable IBundleProvider found) {
        return found == null ? null : new ShownPages(door, found);
    }
}
