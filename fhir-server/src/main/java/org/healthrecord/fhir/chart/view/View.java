package org.healthrecord.fhir.chart.view;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.projection.Part;
import org.hl7.fhir.r4.model.Resource;

/** A person's chart without what is hidden. It is made for one hidden set and never changes. */
public final class View {
    private final String person;
    private final Part part;
    private final Map<String, Resource> byReference = new LinkedHashMap<>();
    private final Set<String> messages = new HashSet<>();

    private final Set<String> beside;

    /** @param beside the persons with whom a pair waits for a steward that rests on what is seen */
    View(String person, Part part, Set<String> beside) {
        this.person = person;
        this.part = part;
        this.beside = beside;
        part.resources().forEach(r -> byReference.put(r.fhirType() + '/' + r.getIdPart(), r));
        part.versions().values().forEach(all -> all.forEach(v -> messages.add(v.messageId())));
    }

    public String person() {
        return person;
    }

    int size() {
        return byReference.size();
    }

    /** Nothing of the person is seen at all. */
    public boolean isEmpty() {
        return byReference.isEmpty();
    }

    /** @param reference {@code Type/id} */
    public Optional<Resource> resource(String reference) {
        return Optional.ofNullable(byReference.get(reference)).map(Resource::copy);
    }

    public boolean holds(String reference) {
        return byReference.containsKey(reference);
    }

    /** A caller's own copies. */
    public List<Resource> resources() {
        return byReference.values().stream().map(Resource::copy).toList();
    }

    public List<Resource> resources(String type) {
        return byReference.values().stream()
                .filter(r -> r.fhirType().equals(type))
                .map(Resource::copy)
                .toList();
    }

    /** The statements behind a resource, each list of one key; none if it is not seen. */
    public Collection<List<StoredVersion>> statements(String reference) {
        String id = reference.substring(reference.indexOf('/') + 1);
        Set<UUID> keys = holds(reference) ? part.keys().getOrDefault(id, Set.of()) : Set.of();
        return keys.stream()
                .filter(part.versions()::containsKey)
                .map(part.versions()::get)
                .toList();
    }

    /** Whether anything that is seen was stated by this source. */
    public boolean isStatedBySource(String source) {
        return part.versions().values().stream()
                .anyMatch(all -> all.get(0).key().source().equals(source));
    }

    /** Whether it has a fact of this id. */
    public boolean statesFact(String id) {
        return part.keys().containsKey(id);
    }

    /** @param patient {@code Patient/id} of another, who may be this person by what is seen */
    public boolean isBeside(String patient) {
        return beside.contains(patient.substring(patient.indexOf('/') + 1));
    }

    /** Whether anything that is seen was stated by this message. */
    public boolean isStatedBy(String message) {
        return messages.contains(message);
    }
}
