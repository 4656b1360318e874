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
 * @param local    whether its id is made for this payload alone, as in a document
 * @param moved    where elements are that an older FHIR has elsewhere than R4
 */
public record Sent(
        String place,
        String fullUrl,
        @Nullable HTTPVerb method,
        String url,
        @Nullable Resource resource,
        boolean kept,
        boolean local,
        List<Origin> moved) {

    /** A resource that came by itself: read from a server, or a line of its export. */
    public static Sent alone(Resource resource, String place) {
        return new Sent(place, "", null, "", resource, true, false, List.of());
    }

    public static Sent of(BundleEntryComponent entry, @Nullable BundleType type, String place) {
        String fullUrl = entry.hasFullUrl() ? entry.getFullUrl() : "";
        HTTPVerb method = entry.getRequest().getMethod();
        String url = entry.getRequest().hasUrl() ? entry.getRequest().getUrl() : "";
        return new Sent(
                place,
                fullUrl,
                method,
                url,
                entry.getResource(),
                kept(type, method, fullUrl, url),
                type == BundleType.DOCUMENT,
                List.of());
    }

    public Sent withMoved(List<Origin> elements) {
        return new Sent(place, fullUrl, method, url, resource, kept, local, elements);
    }

    /**
     * FHIR R4, Bundle: search results and histories repeat what a server keeps; a PUT and an http fullUrl name it. A document
     * may be put together from anywhere, and its ids mean something within it alone.
     */
    static boolean kept(@Nullable BundleType type, @Nullable HTTPVerb method, String fullUrl, String url) {
        if (method == HTTPVerb.POST || type == BundleType.DOCUMENT) {
            return false;
        }
        boolean served = type == BundleType.SEARCHSET || type == BundleType.HISTORY;
        boolean put = method != null && ResourceName.of(url) != null;
        return served || put || (fullUrl.startsWith("http") && ResourceName.of(fullUrl) != null);
    }

    /** Whether a place is in this resource. */
    public boolean holds(String other) {
        return other.equals(place) || other.startsWith(place.endsWith("/") ? place : place + '/');
    }

    public boolean deletes() {
        return method == HTTPVerb.DELETE;
    }

    /** Whether it can be part of a chart at all. */
    public boolean charted() {
        return !type().isEmpty() && !Kinds.notCharted(type());
    }

    /** The resource type, also of what is deleted; {@code ""} where nothing says it. */
    public String type() {
        if (resource != null) {
            return resource.fhirType();
        }
        ResourceName named = ResourceName.of(url);
        return named == null ? "" : named.type();
    }

    /** The address of the server that keeps it, or {@code ""}. */
    public String base() {
        String named = ResourceName.base(fullUrl);
        return named.isEmpty() ? ResourceName.base(url) : named;
    }

    /** Type and id by which others may know it too; null where there is no id, or one that is made for this payload. */
    @Nullable
    public ResourceName lastingName() {
        ResourceName name = name();
        return name != null && local && !name.universal() ? null : name;
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
