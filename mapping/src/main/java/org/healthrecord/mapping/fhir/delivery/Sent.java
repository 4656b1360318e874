package org.healthrecord.mapping.fhir.delivery;

import java.util.List;
import org.healthrecord.mapping.assertion.Origin;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource as it was sent: an entry of a bundle, a line of NDJSON, or a resource by itself.
 *
 * @param place    JSON pointer, XPath or line
 * @param fullUrl  the entry's fullUrl, or {@code ""}
 * @param method   what the entry asks for; null outside of transactions, batches and histories
 * @param url      the URL the entry's request names, or {@code ""}
 * @param resource null in an entry that deletes
 * @param kept     whether the sender's server keeps the resource under its id, so that the id names it in every payload
 * @param moved    where elements stand that an older FHIR has elsewhere than R4
 */
public record Sent(
        String place,
        String fullUrl,
        @Nullable HTTPVerb method,
        String url,
        @Nullable Resource resource,
        boolean kept,
        List<Origin> moved) {

    /** A resource that came by itself: read from a server, or a line of its export. */
    public static Sent alone(Resource resource, String place) {
        return new Sent(place, "", null, "", resource, true, List.of());
    }

    public static Sent of(BundleEntryComponent entry, @Nullable BundleType type, String place) {
        String fullUrl = entry.hasFullUrl() ? entry.getFullUrl() : "";
        HTTPVerb method = entry.getRequest().getMethod();
        String url = entry.getRequest().hasUrl() ? entry.getRequest().getUrl() : "";
        return new Sent(place, fullUrl, method, url, entry.getResource(), kept(type, method, fullUrl, url), List.of());
    }

    public Sent withMoved(List<Origin> elements) {
        return new Sent(place, fullUrl, method, url, resource, kept, elements);
    }

    /** FHIR R4, Bundle: search results and histories repeat what a server keeps; a PUT and an http fullUrl name it. */
    static boolean kept(@Nullable BundleType type, @Nullable HTTPVerb method, String fullUrl, String url) {
        if (method == HTTPVerb.POST) {
            return false;
        }
        boolean served = type == BundleType.SEARCHSET || type == BundleType.HISTORY;
        boolean put = method != null && ResourceName.of(url) != null;
        return served || put || (fullUrl.startsWith("http") && ResourceName.of(fullUrl) != null);
    }

    public boolean deletes() {
        return method == HTTPVerb.DELETE;
    }

    /** Whether it can be part of a chart at all. */
    public boolean charted() {
        return !type().isEmpty() && !Kinds.notCharted(type());
    }

    /** The resource type, also of what is deleted; {@code ""} where nothing tells. */
    public String type() {
        if (resource != null) {
            return resource.fhirType();
        }
        ResourceName named = ResourceName.of(url);
        return named == null ? "" : named.type();
    }

    /** Type and id by which the sender knows the resource; null where it has no id of its own. */
    @Nullable
    public ResourceName name() {
        if (resource == null) {
            return ResourceName.of(url);
        }
        String id = resource.getIdElement().getIdPart();
        if (id != null && !id.isBlank()) {
            return new ResourceName(resource.fhirType(), ResourceName.plain(id));
        }
        return method == HTTPVerb.PUT ? ResourceName.of(url) : null;
    }
}
