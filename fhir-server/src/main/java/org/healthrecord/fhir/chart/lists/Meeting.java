package org.healthrecord.fhir.chart.lists;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.terms.Ingredients;

/**
 * What would meet in one chart if two people were one: their entries of one kind, each thing once, with what either chart
 * says of it. Shows what holds in one of them, and what is dangerous. What one chart is silent about and what it says
 * otherwise come first.
 */
public record Meeting(ListKind kind, List<Both> rows) {
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm|";
    private static final String INGREDIENT = "ingredient|";

    public Meeting {
        rows = List.copyOf(rows);
    }

    /** A drug, problem or substance in two charts. */
    public record Both(String name, Optional<Stated> one, Optional<Stated> other, Optional<Warning> warning) {}

    /**
     * What a chart says of it.
     *
     * @param holds  whether it holds there
     * @param words  product and dose, or reactions; "" where nothing is stated beside the name
     * @param since  a FHIR date of any precision; "" where none is stated
     * @param clinic the source whose statement is shown
     */
    public record Stated(boolean holds, String words, String since, String clinic) {}

    /** What a steward has to see first. */
    public enum Warning {
        /** One chart has the substance as a medicine, the other as an allergy. */
        GIVEN,
        /** One chart has an allergy, the other says that there is none. */
        DENIED,
        /** It holds in one chart and is over in the other. */
        OVER
    }

    /** @param one what is kept of either person, by the list it is kept for */
    public static List<Meeting> of(Map<ListKind, List<Listed>> one, Map<ListKind, List<Listed>> other) {
        return Stream.of(ListKind.ALLERGIES, ListKind.MEDICATIONS, ListKind.PROBLEMS)
                .map(kind -> new Meeting(kind, new Table(kind, one, other).rows()))
                .toList();
    }

    /** The rows of one kind. */
    private static final class Table {
        private final ListKind kind;
        private final List<Listed> one;
        private final List<Listed> other;
        private final Set<String> given = new HashSet<>();
        private final boolean denied;

        Table(ListKind kind, Map<ListKind, List<Listed>> one, Map<ListKind, List<Listed>> other) {
            this.kind = kind;
            this.one = one.getOrDefault(kind, List.of());
            this.other = other.getOrDefault(kind, List.of());
            Stream.of(one, other)
                    .flatMap(all -> all.getOrDefault(ListKind.MEDICATIONS, List.of()).stream())
                    .filter(Listed::isCurrent)
                    .forEach(m -> given.addAll(m.keys()));
            this.denied = kind == ListKind.ALLERGIES
                    && Stream.of(this.one, this.other)
                            .anyMatch(side -> side.stream().anyMatch(Table::isNone));
        }

        List<Both> rows() {
            Set<String> ofOne = one.stream().map(Listed::reference).collect(Collectors.toSet());
            List<Listed> all = new ArrayList<>(one);
            all.addAll(other);
            return Row.of(all).stream()
                    .filter(this::isShown)
                    .map(row -> both(row, f -> ofOne.contains(f.reference())))
                    .sorted(Comparator.comparing((Both b) -> b.warning().isEmpty())
                            .thenComparing(b -> b.name().toLowerCase(Locale.ROOT)))
                    .toList();
        }

        private boolean isShown(Row row) {
            return row.isCurrent()
                    || row.facts().stream().anyMatch(f -> Danger.of(kind, f).isPresent());
        }

        private Both both(Row row, Predicate<Listed> isOne) {
            Optional<Stated> a = stated(row.facts().stream().filter(isOne).toList());
            Optional<Stated> b =
                    stated(row.facts().stream().filter(isOne.negate()).toList());
            return new Both(row.facts().get(0).name(), a, b, warning(row, a, b));
        }

        private Optional<Warning> warning(Row row, Optional<Stated> a, Optional<Stated> b) {
            boolean isAllergy =
                    kind == ListKind.ALLERGIES && row.facts().stream().anyMatch(f -> f.isCurrent() && !isNone(f));
            if (isAllergy && row.facts().stream().flatMap(Table::ingredients).anyMatch(given::contains)) {
                return Optional.of(Warning.GIVEN);
            }
            if (isAllergy && denied) {
                return Optional.of(Warning.DENIED);
            }
            boolean differs =
                    a.isPresent() && b.isPresent() && a.get().holds() != b.get().holds();
            return differs ? Optional.of(Warning.OVER) : Optional.empty();
        }

        private static boolean isNone(Listed allergy) {
            return allergy.isCurrent() && allergy.rank() == ListedAllergy.NO_ALLERGY;
        }

        /** The substance as the ingredient of a medicine. */
        private static Stream<String> ingredients(Listed allergy) {
            Stream<String> coded = allergy.keys().stream()
                    .filter(k -> k.startsWith(RXNORM))
                    .flatMap(k -> Ingredients.of(k.substring(RXNORM.length())).stream())
                    .map(Ingredients.Drug::code);
            Stream<String> named = Ingredients.ofWords(allergy.name()).stream().map(Ingredients.Drug::code);
            return Stream.concat(coded, named).map(code -> INGREDIENT + code);
        }

        /** What holds before what is over, the latest first, as the rows are sorted. */
        private Optional<Stated> stated(Collection<Listed> facts) {
            return facts.stream()
                    .sorted(Comparator.comparing(f -> !f.isCurrent()))
                    .findFirst()
                    .map(f -> new Stated(f.isCurrent(), words(f), f.since(), f.clinic()));
        }

        private String words(Listed fact) {
            return switch (kind) {
                case ALLERGIES -> String.join("; ", fact.notes());
                case MEDICATIONS -> Stream.of(fact.product(), fact.dose())
                        .filter(w -> !w.isEmpty() && !w.equalsIgnoreCase(fact.name()))
                        .collect(Collectors.joining(", "));
                case PROBLEMS, OTHER_PROBLEMS -> String.join("; ", fact.notes());
            };
        }
    }
}
