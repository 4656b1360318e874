package org.healthrecord.fhir.exit;

import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.server.method.ResponsePage.ResponsePageBuilder;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.jspecify.annotations.Nullable;

/** What a search has found: each page, with all that comes along with it, is let through the door when it is shown. */
final class ShownPages implements IBundleProvider {
    private final UnaryOperator<List<IBaseResource>> door;
    private final IBundleProvider found;

    /** @param door lets through what may be shown */
    ShownPages(UnaryOperator<List<IBaseResource>> door, IBundleProvider found) {
        this.door = door;
        this.found = found;
    }

    IBundleProvider found() {
        return found;
    }

    @Override
    public List<IBaseResource> getResources(int from, int to) {
        return shown(found.getResources(from, to));
    }

    @Override
    public List<IBaseResource> getResources(int from, int to, ResponsePageBuilder page) {
        List<IBaseResource> shown = shown(found.getResources(from, to, page));
        page.setResources(shown);
        return shown;
    }

    @Override
    public List<IBaseResource> getAllResources() {
        return shown(found.getAllResources());
    }

    @Override
    public List<IBaseResource> getResourceListComplete() {
        return shown(found.getResourceListComplete());
    }

    private List<IBaseResource> shown(List<IBaseResource> resources) {
        return resources.isEmpty() ? resources : door.apply(resources);
    }

    @Override
    public @Nullable String getCurrentPageId() {
        return found.getCurrentPageId();
    }

    @Override
    public @Nullable String getNextPageId() {
        return found.getNextPageId();
    }

    @Override
    public @Nullable String getPreviousPageId() {
        return found.getPreviousPageId();
    }

    @Override
    public @Nullable Integer getCurrentPageOffset() {
        return found.getCurrentPageOffset();
    }

    @Override
    public @Nullable Integer getCurrentPageSize() {
        return found.getCurrentPageSize();
    }

    @Override
    public IPrimitiveType<Date> getPublished() {
        return found.getPublished();
    }

    @Override
    public @Nullable String getUuid() {
        return found.getUuid();
    }

    @Override
    public @Nullable Integer preferredPageSize() {
        return found.preferredPageSize();
    }

    @Override
    public @Nullable Integer size() {
        return found.size();
    }

    @Override
    public boolean containsAllResources() {
        return found.containsAllResources();
    }

    @Override
    public boolean isEmpty() {
        return found.isEmpty();
    }
}
