package org.healthrecord.fhir.chart.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.access.consent.Hidden;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.label.Labels;
import org.healthrecord.mapping.assertion.AssertionKey;

/** The statements of a person that are left when what is hidden is taken away. Pure. */
final class Stated {
    private final Hidden hidden;
    private final Labels labels;

    Stated(Hidden hidden, Labels labels) {
        this.hidden = hidden;
        this.labels = labels;
    }

    /**
     * A thing is hidden with all its versions as soon as one of them is: what a later one still says would show that there
     * was something. What is left names nothing that is hidden.
     */
    Map<UUID, List<StoredVersion>> left(Map<UUID, List<StoredVersion>> versions) {
        Map<UUID, List<StoredVersion>> left = new LinkedHashMap<>();
        Set<UUID> gone = new HashSet<>();
        versions.forEach((key, all) -> {
            if (isHidden(all)) {
                gone.add(key);
            } else {
                left.put(key, all);
            }
        });
        silent(left).forEach(key -> {
            left.remove(key);
            gone.add(key);
        });
        if (!gone.isEmpty()) {
            left.replaceAll((key, all) -> without(all, gone));
        }
        return left;
    }

    /** The portal's word of who somebody is stands there for the sake of the other things it states. */
    private static List<UUID> silent(Map<UUID, List<StoredVersion>> left) {
        Map<UUID, AssertionKey> portals = new LinkedHashMap<>();
        left.forEach((id, all) -> {
            if (all.get(0).key().source().equals(Owners.PORTAL)) {
                portals.put(id, all.get(0).key());
            }
        });
        return portals.entrySet().stream()
                .filter(one -> one.getValue().type().equals("Patient"))
                .filter(one -> portals.values().stream()
                        .noneMatch(other -> !other.type().equals("Patient")
                                && Objects.equals(
                                        other.registration(), one.getValue().registration())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isHidden(List<StoredVersion> versions) {
        AssertionKey key = versions.get(0).key();
        if (key.source().equals(Owners.PORTAL) && key.type().equals("Consent")) {
            // It names what is hidden.
            return true;
        }
        Set<String> carried = new HashSet<>();
        if (hidden.looksAtLabels()) {
            versions.forEach(v ->
                    carried.addAll(labels.of(v.assertion().resource(), v.key().source())));
        }
        return hidden.hides(key.source(), carried);
    }

    private static List<StoredVersion> without(List<StoredVersion> versions, Set<UUID> gone) {
        List<StoredVersion> cut = new ArrayList<>(versions.size());
        versions.forEach(v -> cut.add(HiddenTargets.without(v, gone)));
        return cut;
    }
}
