package org.healthrecord.mapping.fhir.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * All that one payload sends, with a way to find a resource by any reference to it.
 *
 * @param kind      {@code Bundle transaction}, {@code Observation}, {@code ndjson}
 * @param controlId the bundle's identifier or id, or {@code ""}
 * @param at        when the sender wrote it; {@link Instant#EPOCH} where nothing says it
 * @param tie       decides between payloads of the same time
 */
public record Delivery(
        String kind, String controlId, Instant at, String tie, List<Sent> sent, Map<String, Sent> byReference) {

    public static Delivery of(String kind, @Nullable Bundle bundle, List<Sent> sent, String digest) {
        Map<String, Sent> byReference = new HashMap<>();
        for (Sent s : sent) {
            if (!s.fullUrl().isEmpty()) {
                byReference.putIfAbsent(plain(s.fullUrl()), s);
            }
        }
        for (Sent s : sent) {
            ResourceName name = s.name();
            if (name != null) {
                byReference.putIfAbsent(name.toString(), s);
                byReference.putIfAbsent("urn:uuid:" + name.id(), s);
            }
        }
        String controlId = bundle == null ? "" : controlId(bundle);
        return new Delivery(kind, controlId, at(bundle, sent), controlId + "|" + digest, sent, byReference);
    }

    /** What a reference that is no search names in this payload. */
    @Nullable
    public Sent find(String reference) {
        Sent exact = byReference.get(plain(reference));
        ResourceName name = exact == null ? ResourceName.of(reference) : null;
        return name == null ? exact : byReference.get(name.toString());
    }

    /** The address of the one server whose resources are sent; {@code ""} where there is none, or more than one. */
    public String base() {
        String base = "";
        for (Sent s : sent) {
            String here = s.base();
            if (!here.isEmpty() && !base.isEmpty() && !here.equals(base)) {
                return "";
            }
            base = here.isEmpty() ? base : here;
        }
        return base;
    }

    /** Whether the ids in it mean something within it alone. */
    public boolean local() {
        return !sent.isEmpty() && sent.get(0).local();
    }

    private static String plain(String reference) {
        String uuid = "urn:uuid:";
        return reference.startsWith(uuid) ? uuid + ResourceName.plain(reference.substring(uuid.length())) : reference;
    }

    private static String controlId(Bundle bundle) {
        if (bundle.getIdentifier().hasValue()) {
            return bundle.getIdentifier().getValue();
        }
        String id = bundle.getIdElement().getIdPart();
        return id == null ? "" : id;
    }

    private static Instant at(@Nullable Bundle bundle, List<Sent> sent) {
        if (bundle != null && bundle.hasTimestamp()) {
            return bundle.getTimestamp().toInstant();
        }
        if (bundle != null && bundle.getMeta().hasLastUpdated()) {
            return bundle.getMeta().getLastUpdated().toInstant();
        }
        return sent.stream()
                .map(Sent::resource)
                .map(Delivery::recorded)
                .filter(Objects::nonNull)
                .map(Date::toInstant)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static @Nullable Date recorded(@Nullable Resource resource) {
        return resource instanceof Provenance p ? p.getRecorded() : null;
    }

    public List<Sent> ofType(String type) {
        List<Sent> found = new ArrayList<>();
        sent.stream().filter(s -> s.type().equals(type)).forEach(found::add);
        return found;
    }
}
