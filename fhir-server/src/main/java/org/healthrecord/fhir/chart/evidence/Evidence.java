package org.healthrecord.fhir.chart.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.port.SourceNames;
import org.healthrecord.fhir.chart.projection.ChartTables;
import org.healthrecord.mapping.assertion.Assertion;
import org.hl7.fhir.r4.model.Resource;

/** Who says so: the clinics' statements behind a resource of the chart, and the resources a message traced to. */
public final class Evidence {
    private final ChartTables tables;
    private final SourceNames names;

    public Evidence(ChartTables tables, SourceNames names) {
        this.tables = tables;
        this.names = names;
    }

    /**
     * The statements behind a resource, the current ones first, then by the sender's time, latest first.
     *
     * @param reference {@code Type/id}
     * @return empty when no chart holds such a resource
     */
    public Optional<List<StatedVersion>> of(String reference) {
        String id = reference.substring(reference.indexOf('/') + 1);
        if (reference.startsWith("List/")) {
            return Optional.of(tables.lists().keysOf(id))
                    .filter(keys -> !keys.isEmpty())
                    .map(this::versions);
        }
        return tables.facts()
                .fact(id)
                .filter(f -> f.reference().equals(reference))
                .map(f -> versions(tables.facts().keysOf(id)));
    }

    /** What is in the charts and was first stated by this message, in the order of the store. */
    public List<TracedFact> factsOf(String messageId) {
        Map<UUID, List<StoredVersion>> versions =
                tables.assertions().versionsOf(tables.assertions().keysOfMessage(messageId));
        Map<UUID, String> references = tables.facts().referencesTo(versions.keySet());
        List<TracedFact> traced = new ArrayList<>();
        versions.forEach((key, all) -> {
            String reference = references.get(key);
            if (reference != null) {
                all.stream()
                        .filter(v -> v.messageId().equals(messageId))
                        .forEach(v -> traced.add(new TracedFact(
                                reference, v.selector(), v.assertion().place())));
            }
        });
        return traced;
    }

    /** Those of these facts, by their ids, that one of these sources states. */
    public Set<String> statedBy(Collection<String> sources, Collection<String> ids) {
        return tables.facts().statedBy(sources, ids);
    }

    /** The next messages that are the evidence of anything, in order. */
    public List<String> messages(String after, int most) {
        return tables.assertions().messages(after, most);
    }

    /** Which of these records of a message state something, by their selectors. */
    public Set<String> stating(String messageId, Collection<String> selectors) {
        Set<String> stating = tables.assertions().statings().selectors(messageId);
        stating.retainAll(selectors);
        return stating;
    }

    /**
     * A resource a message traced to.
     *
     * @param reference {@code Type/id}
     */
    public record TracedFact(String reference, String unit, String place) {}

    private List<StatedVersion> versions(Set<UUID> keys) {
        return of(tables.assertions().versionsOf(keys).values());
    }

    /** These versions as evidence, in the same order as {@link #of(String)}; each list is of one key. */
    public List<StatedVersion> of(Collection<List<StoredVersion>> byKey) {
        List<StatedVersion> all = new ArrayList<>();
        byKey.forEach(versions -> all.addAll(versions(versions)));
        all.sort(Comparator.comparing(StatedVersion::stands)
                .reversed()
                .thenComparing(StatedVersion::source)
                .thenComparing(StatedVersion::at, Comparator.reverseOrder()));
        return all;
    }

    private List<StatedVersion> versions(Collection<StoredVersion> versions) {
        String deciding = StoredVersion.standing(versions)
                .map(Statement::witness)
                .map(w -> name(w.messageId(), w.selector(), w.place()))
                .orElse("");
        return versions.stream().map(v -> stated(v, deciding)).toList();
    }

    /** Two units of one message may state the same thing at places of the same name. */
    private static String name(String messageId, String selector, String place) {
        return messageId + '\n' + selector + '\n' + place;
    }

    private StatedVersion stated(StoredVersion v, String deciding) {
        Assertion a = v.assertion();
        return new StatedVersion(
                a.key().source(),
                names.nameOf(a.key().source()),
                v.messageId(),
                v.selector(),
                a.place(),
                v.first().at(),
                a.stance() == Assertion.Stance.WITHDRAWN,
                deciding.equals(name(v.messageId(), v.selector(), a.place())),
                a.registration() == null,
                a.resource(),
                a.origins().stream()
                        .map(o -> new Origin(o.element(), o.place()))
                        .toList());
    }

    /**
     * One version, as one clinic stated it.
     *
     * @param at        the sender's own time
     * @param withdrawn whether it takes the fact back
     * @param stands    whether it is the version that decides for this clinic
     * @param nobodys   whether it is about what belongs to no patient
     */
    public record StatedVersion(
            String source,
            String sourceName,
            String messageId,
            String unit,
            String place,
            Instant at,
            boolean withdrawn,
            boolean stands,
            boolean nobodys,
            Resource stated,
            List<Origin> origins) {}

    /** Where in the message an element of the stated resource comes from. */
    public record Origin(String element, String place) {}
}
