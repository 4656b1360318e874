package org.healthrecord.fhir.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.healthrecord.fhir.chart.port.ChartListener;
import org.healthrecord.fhir.exit.BulkExit;
import org.healthrecord.fhir.export.TypeSearches;
import org.healthrecord.fhir.store.read.BulkRows.Row;
import org.healthrecord.fhir.store.type.ChartTypes;

/**
 * Makes events of changes of charts, for each subscription that wants them. It runs in the transaction that takes the
 * change from the outbox, so that a change gives its events once.
 */
final class SubscribedChanges implements ChartListener {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubscriptionTable table;
    private final BulkExit exit;
    private final TypeSearches searches;
    private final Clock clock;

    SubscribedChanges(SubscriptionTable table, BulkExit exit, TypeSearches searches, Clock clock) {
        this.table = table;
        this.exit = exit;
        this.searches = searches;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "subscriptions";
    }

    @Override
    public boolean isListening() {
        return table.any();
    }

    @Override
    public void changed(String person, Set<String> facts, Cause cause) {
        if (person.equals("directory")) {
            return;
        }
        for (Subscribed subscribed : table.all()) {
            if (subscribed.state() != Subscribed.State.OFF && subscribed.terms().isAbout(person)) {
                tell(subscribed, person, facts);
            }
        }
    }

    private void tell(Subscribed subscribed, String person, Set<String> facts) {
        Terms terms = subscribed.terms();
        switch (terms.topic()) {
            case PATIENT_CHART_CHANGED -> {
                if (!narrowed(subscribed, terms, List.of("Patient/" + person)).isEmpty()) {
                    table.add(subscribed.id(), person, "Patient/" + person, "", clock.instant());
                }
            }
            case REVIEW_WAITING -> focus(subscribed, terms, person, Set.of("Patient/" + person));
            case NEW_RESULT, DISAGREEMENT -> focus(subscribed, terms, person, facts);
        }
    }

    private void focus(Subscribed subscribed, Terms terms, String person, Set<String> facts) {
        List<String> candidates = facts.stream()
                .filter(fact -> terms.topic().takes(fact.substring(0, fact.indexOf('/'))))
                .filter(fact -> !fact.startsWith("Provenance/"))
                .toList();
        for (Row row : narrowed(subscribed, terms, candidates)) {
            String mark = Signs.mark(terms.topic(), row.type() + "/" + row.id(), row.version(), json(row));
            if (!mark.isEmpty()) {
                table.add(subscribed.id(), person, row.type() + "/" + row.id(), mark, clock.instant());
            }
        }
    }

    /** What stands of these, may be shown to whoever subscribed, and is found by the filters. */
    private List<Row> narrowed(Subscribed subscribed, Terms terms, List<String> references) {
        Set<String> types = references.stream()
                .map(r -> r.substring(0, r.indexOf('/')))
                .filter(ChartTypes::holds)
                .collect(Collectors.toSet());
        List<String> ids =
                references.stream().map(r -> r.substring(r.indexOf('/') + 1)).toList();
        if (ids.isEmpty() || types.isEmpty()) {
            return List.of();
        }
        List<Row> rows = exit.shownOrClosed(subscribed.asker(), exit.keys().named(ids, types, java.time.Instant.EPOCH));
        Map<String, List<Row>> byType = new TreeMap<>(rows.stream().collect(Collectors.groupingBy(Row::type)));
        List<Row> found = new ArrayList<>();
        byType.forEach((type, of) -> terms.searches(type).ifPresent(all -> {
            List<Row> left = of;
            for (String search : all) {
                Set<Long> matching = searches.matching(
                        subscribed.asker(),
                        type,
                        search,
                        left.stream().map(Row::id).toList());
                left = left.stream().filter(row -> matching.contains(row.pid())).toList();
            }
            found.addAll(left);
        }));
        return found;
    }

    private static JsonNode json(Row row) {
        try {
            return JSON.readTree(row.json());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored " + row.type() + " is no JSON");
        }
    }
}
