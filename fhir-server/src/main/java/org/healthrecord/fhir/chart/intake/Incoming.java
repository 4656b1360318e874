package org.healthrecord.fhir.chart.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.assertion.ResourceCodec;
import org.healthrecord.fhir.chart.assertion.Retraction;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.projection.ChartTables;
import org.healthrecord.fhir.chart.projection.Rendering;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.port.MappedRecord;
import org.healthrecord.mapping.text.Sha256;

/**
 * What a batch of records brings.
 *
 * @param versions   its assertions
 * @param targets    what each of them refers to, by key
 * @param nameless those of them of which it does not say what they are called
 * @param ownerOf    the registration of each key; keys that belong to no patient are absent
 * @param statements what the clinics say of their record numbers
 * @param retraction what the same records said before and do not say now
 */
record Incoming(
        List<StoredVersion> versions,
        Map<UUID, Set<UUID>> targets,
        Map<UUID, Set<UUID>> nameless,
        Map<UUID, Registration> ownerOf,
        List<IdentityStatement> statements,
        Retraction retraction) {

    static Incoming of(List<MappedRecord> records, ResourceCodec codec, ChartTables tables) {
        List<StoredVersion> versions = new ArrayList<>();
        Map<UUID, Set<UUID>> targets = new LinkedHashMap<>();
        Map<UUID, Set<UUID>> nameless = new LinkedHashMap<>();
        Map<UUID, Registration> ownerOf = new LinkedHashMap<>();
        List<IdentityStatement> statements = new ArrayList<>();
        for (MappedRecord record : records) {
            statements.addAll(record.identity());
            for (Assertion assertion : record.assertions()) {
                String json = codec.encode(assertion.resource());
                StoredVersion version = StoredVersion.of(record, assertion, contentOf(assertion, json), json);
                versions.add(version);
                targets.computeIfAbsent(version.keyId(), k -> new LinkedHashSet<>())
                        .addAll(Rendering.targets(json));
                nameless.computeIfAbsent(version.keyId(), k -> new LinkedHashSet<>())
                        .addAll(Rendering.nameless(json));
                Registration registration = assertion.registration();
                if (registration != null) {
                    ownerOf.put(version.keyId(), registration);
                }
            }
        }
        targets.values().removeIf(Set::isEmpty);
        // What a patient's own things are called is written where they are stated.
        nameless.values().forEach(to -> to.removeAll(ownerOf.keySet()));
        nameless.values().removeIf(Set::isEmpty);
        Retraction retraction = Retraction.of(tables.assertions().statings(), records, versions);
        tables.keys().named(retraction.keys()).forEach((id, key) -> {
            Registration registration = key.registration();
            if (registration != null) {
                ownerOf.put(id, registration);
            }
        });
        return new Incoming(versions, targets, nameless, ownerOf, statements, retraction);
    }

    boolean isEmpty() {
        return versions.isEmpty() && statements.isEmpty() && retraction.isEmpty();
    }

    /** Whether something is taken back that may change who is who, or that is not one person's alone. */
    boolean takesBackMoreThanFacts() {
        return retraction.keys().stream()
                .anyMatch(key ->
                        !ownerOf.containsKey(key) || key.equals(Owners.idOf(Objects.requireNonNull(ownerOf.get(key)))));
    }

    private static UUID contentOf(Assertion a, String json) {
        String cleared = String.join(",", a.cleared().stream().sorted().toList());
        return Sha256.uuid(a.stance().name(), a.mode().name(), cleared, json);
    }

    Set<Registration> registrations() {
        return new LinkedHashSet<>(ownerOf.values());
    }

    List<StoredVersion> patients() {
        return versions.stream().filter(v -> v.key().type().equals("Patient")).toList();
    }

    List<StoredVersion> directory() {
        return versions.stream().filter(v -> v.key().registration() == null).toList();
    }
}
