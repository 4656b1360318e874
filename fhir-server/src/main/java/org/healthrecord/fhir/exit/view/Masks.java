package org.healthrecord.fhir.exit.view;

import ca.uhn.fhir.jpa.api.dao.IDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.access.consent.Hidden;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.change.FactIds;
import org.healthrecord.fhir.chart.lists.ListKind;
import org.healthrecord.fhir.chart.view.View;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** For one request: the persons of whom something is hidden from the caller, and their views. */
public final class Masks {
    private static final String MARK = Masks.class.getName();

    private final Restricted restricted;
    private final Map<String, Hidden> hidden;
    private final Function<Collection<String>, Map<String, String>> owners;
    private final Map<String, View> views = new HashMap<>();

    /** @param owners by each of these resources' ids the person in whose chart the tables have it */
    public Masks(Restricted restricted, Function<Collection<String>, Map<String, String>> owners) {
        this.restricted = restricted;
        this.hidden = restricted.now();
        this.owners = owners;
    }

    public boolean isNone() {
        return hidden.isEmpty();
    }

    public Set<String> persons() {
        return hidden.keySet();
    }

    public boolean of(String person) {
        return hidden.containsKey(person);
    }

    public View view(String person) {
        return views.computeIfAbsent(person, p -> restricted.view(p, hidden.getOrDefault(p, Hidden.NOTHING)));
    }

    /** What of the messages of a person's visible sources may be quoted: of one that hides by labels nobody knows what is in it. */
    public boolean isQuotable(String person) {
        return !hidden.getOrDefault(person, Hidden.NOTHING).looksAtLabels();
    }

    public boolean hides(String person, String source) {
        return of(person)
                && (hidden.getOrDefault(person, Hidden.NOTHING).hides(source, Set.of())
                        || source.equals(Owners.PORTAL) && !view(person).isStatedBySource(source));
    }

    /** The view that a resource is to be looked for in; empty where it is nobody's of whom anything is hidden. */
    public Optional<View> viewOf(String type, String id) {
        return isNone() ? Optional.empty() : ownerOf(type, id).map(this::view);
    }

    /** The person of whom something is hidden and whose resource this is, or would be. */
    public Optional<String> ownerOf(String type, String id) {
        if (of(id)) {
            return type.equals("Patient") || type.isEmpty() ? Optional.of(id) : Optional.empty();
        }
        String owner = ofEach(List.of(id)).get(id);
        return Optional.ofNullable(owner).filter(this::of);
    }

    /** By each of these ids whose resource it is: by the tables, or by the views. */
    public Map<String, String> ofEach(Collection<String> ids) {
        Map<String, String> known = new HashMap<>(owners.apply(ids));
        if (!isNone()) {
            for (String id : ids) {
                if (!known.containsKey(id)) {
                    ListKind.ownerOf(id).or(() -> made(id)).ifPresent(person -> known.put(id, person));
                }
            }
        }
        return known;
    }

    /** The ids of a person's facts begin with the person's hash. */
    private Optional<String> made(String id) {
        String fact = FactIds.factOf(id);
        return hidden.keySet().stream()
                .filter(person -> fact.startsWith('f' + HexFormat.of().toHexDigits(person.hashCode())))
                .filter(person -> view(person).statesFact(fact))
                .findFirst();
    }

    /** Marks a resource of a view, as the caller's own copy. */
    public <T extends Resource> T marked(T resource, View view) {
        resource.setUserData(MARK, hidden.get(view.person()));
        IDao.RESOURCE_PID.put(resource, JpaPid.fromId(ViewEntries.pid(resource)));
        return resource;
    }

    public Optional<Resource> read(View view, String reference) {
        return view.resource(reference).map(resource -> marked(resource, view));
    }

    public List<Resource> resources(View view) {
        return view.resources().stream().map(r -> marked(r, view)).toList();
    }

    /**
     * What may be shown of what was found: of a person of whom something is hidden nothing from the store, and nothing of
     * another view; and no hint at such a person that rests on what is hidden.
     */
    public List<IBaseResource> only(List<? extends IBaseResource> found) {
        if (isNone()) {
            return List.copyOf(found);
        }
        Map<String, String> owner =
                ofEach(found.stream().map(r -> r.getIdElement().getIdPart()).toList());
        List<IBaseResource> shown = new ArrayList<>();
        for (IBaseResource one : found) {
            Resource resource = (Resource) one;
            String person = resource instanceof Patient ? resource.getIdPart() : owner.get(resource.getIdPart());
            boolean masked = person != null && of(person);
            if (masked
                    ? Objects.equals(hidden.get(person), resource.getUserData(MARK))
                    : resource.getUserData(MARK) == null) {
                shown.add(withoutHints(resource));
            }
        }
        return shown;
    }

    private Resource withoutHints(Resource resource) {
        if (resource instanceof Patient patient) {
            String self = "Patient/" + patient.getIdPart();
            patient.getLink().removeIf(link -> {
                String other = link.getOther().getReferenceElement().getIdPart();
                return other != null && of(other) && !view(other).isBeside(self);
            });
        }
        return resource;
    }
}
