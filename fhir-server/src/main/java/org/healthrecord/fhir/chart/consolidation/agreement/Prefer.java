package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;

/**
 * Which of a fact's statements the chart shows: a list of reasons, of which the first that distinguishes two decides.
 */
public final class Prefer {
    private Prefer() {}

    public static Comparator<Claim> that(Predicate<Claim> holds) {
        return Comparator.comparing((Claim c) -> !holds.test(c));
    }

    /** The statement with the more exact time. */
    public static Comparator<Claim> moreExact() {
        return Comparator.comparing((Claim c) -> c.moment().written()).reversed();
    }

    /** A coded statement before one in words. */
    public static Comparator<Claim> coded() {
        return that(c -> c.concept().isCoded());
    }

    /** The latest by the senders' own order, then the smaller id: always decides. */
    public static Comparator<Claim> latest() {
        return Comparator.comparing(Claim::precedence).reversed().thenComparing(Claim::id);
    }

    /** These reasons in turn, then {@link #latest()}. */
    @SafeVarargs
    public static Comparator<Claim> first(Comparator<Claim>... reasons) {
        return List.of(reasons).stream()
                .reduce(Comparator::thenComparing)
                .map(c -> c.thenComparing(latest()))
                .orElseGet(Prefer::latest);
    }
}
