package org.healthrecord.fhir.chart.assertion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.Consolidation;
import org.healthrecord.fhir.chart.consolidation.agreement.Fold;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.mapping.assertion.AssertionKey;

/**
 * What one clinic says, in all its versions, of one thing of a person.
 *
 * @param keys  the keys it was said under (several where the clinic merged record numbers)
 * @param stands the versions folded; empty when the thing was taken back
 * @param filing where it is found; empty when nothing is current
 * @param takenBack whether the clinic has taken back all of its order
 */
public record ClinicStatement(Set<UUID> keys, Optional<Statement> stands, Optional<Filing> filing, boolean takenBack) {

    /** @param shown which resource types have a place in the store */
    public static List<ClinicStatement> of(Map<UUID, List<StoredVersion>> versionsByKey, Predicate<String> shown) {
        Map<Name, List<StoredVersion>> named = versionsByKey.values().stream()
                .flatMap(Collection::stream)
                .filter(v -> shown.test(v.key().type()))
                .collect(Collectors.groupingBy(v -> Name.of(v.key())));
        return named.values().stream()
                .map(versions -> of(versions, takingBack(versions, named)))
                .toList();
    }

    /** Nothing states it any more. */
    public static ClinicStatement unsaid(UUID key) {
        return new ClinicStatement(Set.of(key), Optional.empty(), Optional.empty(), false);
    }

    private static List<StoredVersion> takingBack(List<StoredVersion> versions, Map<Name, List<StoredVersion>> named) {
        return versions.get(0).key().takenBackUnder().stream()
                .flatMap(all -> named.getOrDefault(Name.of(all), List.of()).stream())
                .toList();
    }

    private static ClinicStatement of(List<StoredVersion> versions, List<StoredVersion> takingBack) {
        Set<UUID> keys = versions.stream().map(StoredVersion::keyId).collect(Collectors.toSet());
        Optional<Statement> stands = Fold.fold(Stream.concat(versions.stream(), takingBack.stream())
                .map(StoredVersion::statement)
                .toList());
        return new ClinicStatement(keys, stands, stands.map(Consolidation::filing), !takingBack.isEmpty());
    }

    private record Name(String owner, String source, String type, String local) {
        public static Name of(AssertionKey key) {
            // A Patient statement is about one registration; everything else is named within the clinic.
            String owner = key.type().equals("Patient") ? key.id() : "";
            return new Name(owner, key.source(), key.type(), key.local());
        }
    }
}
