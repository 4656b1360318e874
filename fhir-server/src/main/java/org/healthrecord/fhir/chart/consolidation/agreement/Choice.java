package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;

/** Which of several possible facts a less exact statement belongs to; never two of them, for it must not join them. */
@FunctionalInterface
public interface Choice {
    Optional<Cluster> of(Cluster seeker, List<Cluster> candidates);

    /** The only one there is; of two, which one is unknown. */
    static Choice onlyOne() {
        return (seeker, candidates) -> candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** One in the same words before others, then the earliest, then the smallest anchor. */
    static Choice likeliest() {
        return (seeker, candidates) -> {
            Set<String> words = seeker.words();
            return candidates.stream()
                    .min(Comparator.comparing((Cluster c) -> !shares(words, c.words()))
                            .thenComparing(c -> c.moment().local())
                            .thenComparing(Cluster::anchor));
        };
    }

    /**
     * For what lasts: the only one whose time holds the day on which the seeker was known, or, of several, the only one not over.
     *
     * @param known the day a statement without a beginning was made, or ""
     * @param over  the last day of what is over, {@code "0000"} where only that it is over is known, "" for what
     *              continues
     */
    static Choice overlapping(Function<Claim, String> known, Function<Claim, String> over) {
        return (seeker, candidates) -> {
            String day = latest(seeker, known);
            List<Cluster> then = candidates.stream()
                    .filter(c -> day.isEmpty() || holds(c, day, latest(c, over)))
                    .toList();
            return then.size() == 1
                    ? Optional.of(then.get(0))
                    : onlyOne()
                            .of(
                                    seeker,
                                    then.stream()
                                            .filter(c -> latest(c, over).isEmpty())
                                            .toList());
        };
    }

    /** One with no other visit behind it: what two clinics' visits report on one day is two things. */
    static Choice ofOneVisit(Choice choice) {
        return (seeker, candidates) -> choice.of(
                seeker, candidates.stream().filter(c -> !ofTwoVisits(seeker, c)).toList());
    }

    private static boolean ofTwoVisits(Cluster one, Cluster other) {
        return one.members().stream()
                .map(Claim::visit)
                .filter(v -> !v.isEmpty())
                .anyMatch(v -> other.members().stream().map(Claim::visit).anyMatch(o -> !o.isEmpty() && !o.equals(v)));
    }

    private static boolean holds(Cluster cluster, String day, String end) {
        String start = cluster.moment().local();
        boolean begun =
                start.substring(0, Math.min(start.length(), day.length())).compareTo(day) <= 0;
        return begun && (end.length() <= 4 || end.compareTo(day) >= 0);
    }

    private static String latest(Cluster cluster, Function<Claim, String> day) {
        return cluster.members().stream().map(day).max(String::compareTo).orElse("");
    }

    private static boolean shares(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return !both.isEmpty();
    }
}
