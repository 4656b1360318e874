package org.healthrecord.fhir.chart.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.healthrecord.access.consent.Hidden;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.label.Labels;
import org.healthrecord.fhir.chart.projection.ChartOwner;
import org.healthrecord.fhir.chart.projection.Part;
import org.healthrecord.fhir.chart.projection.PartialChart;
import org.healthrecord.fhir.identity.PersonIndex;
import org.healthrecord.mapping.assertion.Registration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Makes views when they are asked for, and keeps some of them in memory for as long as nothing is stated anew. They are in
 * no store: nobody else can find them there.
 */
public final class Views {
    /** Statements of all views that are kept, some 5 kB each. */
    private static final int MOST = 20_000;

    /** What a view shows of the directory and of pairs that wait may be so old. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final String STATE =
            """
            select count(*), coalesce(sum(a.precedence_at), 0), coalesce(sum(a.first_at), 0), coalesce(max(a.message_id), ''),
              coalesce(min(a.message_id), '')
            from unnest(cast(? as uuid array)) as these (id) join chart_key k on k.owner_id = these.id
            join chart_assertion a on a.key_id = k.key_id""";

    private final PartialChart charts;
    private final PersonIndex index;
    private final Labels labels;
    private final BiFunction<String, Collection<Registration>, Set<String>> beside;
    private final JdbcTemplate jdbc;
    private final Cache<Key, View> kept = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .weigher((Key key, View view) -> 1 + view.size())
            .expireAfterWrite(LONGEST)
            .build();

    /** @param beside the persons with whom a pair of one of these registrations of a person waits for a steward */
    public Views(
            PartialChart charts,
            PersonIndex index,
            Labels labels,
            BiFunction<String, Collection<Registration>, Set<String>> beside,
            JdbcTemplate jdbc) {
        this.charts = charts;
        this.index = index;
        this.labels = labels;
        this.beside = beside;
        this.jdbc = jdbc;
    }

    private record Key(String person, Hidden hidden, Set<Registration> registrations, List<Object> state) {}

    public View of(String person, Hidden hidden) {
        SortedSet<Registration> left = index.registrationsOf(person).stream()
                .filter(r -> !hidden.hides(r.source(), Set.of()))
                .collect(Collectors.toCollection(TreeSet::new));
        return kept.get(new Key(person, hidden, Set.copyOf(left), state(left)), key -> make(person, left, hidden));
    }

    private View make(String person, SortedSet<Registration> left, Hidden hidden) {
        if (left.isEmpty()) {
            return new View(person, new Part(List.of(), Map.of(), Map.of()), Set.of());
        }
        var stated = new Stated(hidden, labels).left(charts.versions(left));
        SortedSet<Registration> speaking = speaking(left, stated);
        Set<String> others = beside.apply(person, speaking);
        return new View(person, charts.of(new ChartOwner(person, speaking), stated, others), others);
    }

    /** That somebody is known to the portal, where nothing else is left of it, would say that there are consents. */
    private static SortedSet<Registration> speaking(
            SortedSet<Registration> left, Map<UUID, List<StoredVersion>> stated) {
        Set<Registration> heard = stated.values().stream()
                .flatMap(all -> Optional.ofNullable(all.get(0).key().registration()).stream())
                .collect(Collectors.toSet());
        return left.stream()
                .filter(r -> !r.source().equals(Owners.PORTAL) || heard.contains(r))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<Object> state(Set<Registration> registrations) {
        UUID[] owners = registrations.stream().map(Owners::idOf).toArray(UUID[]::new);
        return Objects.requireNonNull(jdbc.queryForObject(
                STATE,
                (rs, n) -> List.<Object>of(
                        rs.getLong(1),
                        String.valueOf(rs.getBigDecimal(2)),
                        String.valueOf(rs.getBigDecimal(3)),
                        rs.getString(4),
                        rs.getString(5)),
                new SqlArrayValue("uuid", (Object[]) owners)));
    }
}
