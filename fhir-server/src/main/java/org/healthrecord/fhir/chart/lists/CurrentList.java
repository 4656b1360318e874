package org.healthrecord.fhir.chart.lists;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.lists.Listed.State;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListEntryComponent;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * A person's list of one kind, from what is kept of the facts it may name.
 *
 * <table>
 * <caption>The lists</caption>
 * <tr><td>medications</td><td>a row a drug of which an order or statement holds; by name</td></tr>
 * <tr><td>problems</td><td>a row a problem that holds, with its spans; the chronic ones first, then the latest</td></tr>
 * <tr><td>other problems</td><td>what is resolved, social or administrative, with a flag that says which</td></tr>
 * <tr><td>allergies</td><td>a row a substance, the severe ones first; "no known allergy" where there is no other</td></tr>
 * </table>
 */
public final class CurrentList {
    private static final String USES = "http://terminology.hl7.org/CodeSystem/list-example-use-codes";

    private final ListKind kind;
    private final EntryWords words;

    public CurrentList(ListKind kind, EntryWords words) {
        this.kind = kind;
        this.words = words;
    }

    /**
     * @param facts all of the person that are kept for this kind, in any order
     * @return empty where no fact has a place in the list
     */
    public Optional<ListResource> of(String person, Collection<Listed> facts) {
        List<Row> all = Row.of(facts);
        List<ListEntryComponent> entries =
                switch (kind) {
                    case MEDICATIONS -> medications(all, latest(facts));
                    case PROBLEMS -> problems(all);
                    case OTHER_PROBLEMS -> others(all);
                    case ALLERGIES -> allergies(all);
                };
        if (facts.isEmpty() || entries.isEmpty() && kind == ListKind.OTHER_PROBLEMS) {
            return Optional.empty();
        }
        ListResource list = head(person);
        list.setEntry(entries);
        if (entries.isEmpty()) {
            list.setEmptyReason(new CodeableConcept()
                    .setText("Everything that was stated is over: none of it is known to hold now"));
        }
        return Optional.of(list);
    }

    private ListResource head(String person) {
        ListResource list = new ListResource();
        list.setId(kind.id(person));
        list.setStatus(ListStatus.CURRENT);
        list.setMode(ListMode.SNAPSHOT);
        list.setTitle(kind.title());
        list.setCode(new CodeableConcept()
                .addCoding(new Coding(USES, kind.use(), null))
                .addCoding(new Coding("http://loinc.org", kind.loinc(), null)));
        list.setSubject(new Reference("Patient/" + person));
        return list;
    }

    /** The last day on which anything is known of these facts. A list decides by it what is old, without a clock. */
    private static String latest(Collection<Listed> facts) {
        return facts.stream().map(Listed::heard).max(Comparator.naturalOrder()).orElse("");
    }

    private List<ListEntryComponent> medications(List<Row> rows, String asOf) {
        return rows.stream()
                .filter(Row::isCurrent)
                .sorted(byName())
                .map(row -> words.medication(row, asOf))
                .toList();
    }

    private List<ListEntryComponent> problems(List<Row> rows) {
        Comparator<Row> latest = Comparator.comparing(Row::last).reversed();
        return rows.stream()
                .filter(Row::isCurrent)
                .sorted(Comparator.comparingInt(Row::rank).thenComparing(latest).thenComparing(byName()))
                .map(row -> words.problem(row, ""))
                .toList();
    }

    private List<ListEntryComponent> others(List<Row> rows) {
        return Stream.of(State.OF_VISIT, State.SOCIAL, State.ADMINISTRATIVE, State.OVER)
                .flatMap(state -> rows.stream()
                        .filter(row -> !row.isCurrent() && state(row) == state)
                        .sorted(Comparator.comparing(Row::last).reversed().thenComparing(byName()))
                        .map(row -> words.problem(row, flag(state))))
                .toList();
    }

    private static String flag(State state) {
        return switch (state) {
            case OF_VISIT -> "found at a visit, not said whether it lasts";
            case SOCIAL -> "social";
            case ADMINISTRATIVE -> "administrative";
            default -> "resolved";
        };
    }

    /** Shows what may continue as such, and only what is over in all of its facts as over. */
    private static State state(Row row) {
        return row.facts().stream()
                .map(Listed::state)
                .filter(s -> s != State.OVER)
                .findFirst()
                .orElse(State.OVER);
    }

    private List<ListEntryComponent> allergies(List<Row> rows) {
        Predicate<Row> none = row -> row.rank() == ListedAllergy.NO_ALLERGY;
        List<Row> current = rows.stream().filter(Row::isCurrent).toList();
        boolean any = current.stream().anyMatch(none.negate());
        return current.stream()
                .filter(row -> !any || !none.test(row))
                .sorted(Comparator.comparingInt(Row::rank).thenComparing(byName()))
                .map(words::allergy)
                .toList();
    }

    private static Comparator<Row> byName() {
        return Comparator.comparing((Row row) -> row.facts().get(0).name().toLowerCase(Locale.ROOT))
                .thenComparing(row -> row.facts().get(0).keys().toString())
                .thenComparing(row -> row.facts().get(0).reference());
    }
}
