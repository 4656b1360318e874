package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.model.api.Include;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import ca.uhn.fhir.model.primitive.InstantDt;
import ca.uhn.fhir.model.valueset.BundleEntrySearchModeEnum;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.method.ResponsePage.ResponsePageBuilder;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What a search has found among views and, it may be, in the store: by name, read again for each page. */
public final class FoundHere implements IBundleProvider {
    private final List<String> found;
    private final BiFunction<List<String>, Alongside, List<Resource>> read;
    private final Alongside alongside;
    private final @Nullable Integer count;
    private final @Nullable Integer offset;
    private final Date at = new Date();
    private final String id = UUID.randomUUID().toString();

    /** What is to come along. */
    record Alongside(Set<Include> includes, Set<Include> reverse) {}

    /**
     * @param found {@code Type/id} of the matches, in order
     * @param read  these of them with what comes along, the matches first, as they are seen at that time
     */
    FoundHere(
            List<String> found,
            BiFunction<List<String>, Alongside, List<Resource>> read,
            Alongside alongside,
            @Nullable Integer count,
            @Nullable Integer offset) {
        this.found = List.copyOf(found);
        this.read = read;
        this.alongside = alongside;
        this.count = count;
        this.offset = offset;
    }

    @Override
    public List<IBaseResource> getResources(int from, int to, ResponsePageBuilder page) {
        int first = offset == null ? from : offset;
        int last = Math.min(offset == null ? to : offset + to - from, found.size());
        List<String> matches = first < last ? found.subList(first, last) : List.of();
        Set<String> matching = Set.copyOf(matches);
        List<IBaseResource> shown = new ArrayList<>();
        for (Resource resource : read.apply(matches, alongside)) {
            boolean match = matching.contains(resource.fhirType() + '/' + resource.getIdPart());
            ResourceMetadataKeyEnum.ENTRY_SEARCH_MODE.put(
                    resource, match ? BundleEntrySearchModeEnum.MATCH : BundleEntrySearchModeEnum.INCLUDE);
            shown.add(resource);
        }
        page.setTotalRequestedResourcesFetched(matches.size());
        page.setIncludedResourceCount(shown.size() - matches.size());
        page.setResources(shown);
        return shown;
    }

    @Override
    public InstantDt getPublished() {
        return new InstantDt(at);
    }

    @Override
    public String getUuid() {
        return id;
    }

    @Override
    public @Nullable Integer preferredPageSize() {
        return count;
    }

    @Override
    public @Nullable Integer getCurrentPageOffset() {
        return offset;
    }

    @Override
    public @Nullable Integer getCurrentPageSize() {
        return offset == null ? null : count;
    }

    @Override
    public Integer size() {
        return found.size();
    }
}
