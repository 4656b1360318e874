package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.healthrecord.fhir.chart.consolidation.agreement.Joint.Side;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Type;

/** Which side leads in an element whose value does not simply come from the statement shown. */
public final class Leading {
    private Leading() {}

    /** The earliest time; of two that may be the same, the more exact one. What is no time comes last. */
    public static UnaryOperator<List<Side>> earliest() {
        return sides -> sorted(sides, Comparator.comparing(s -> {
            String local = s.value() instanceof Type time ? Times.begin(time).local() : "";
            return local.isEmpty() ? "~" : local + '~';
        }));
    }

    /** The value of the highest rank. */
    public static UnaryOperator<List<Side>> highest(ToIntFunction<Base> rank) {
        return sides -> sorted(
                sides,
                Comparator.comparingInt((Side s) -> rank.applyAsInt(s.value())).reversed());
    }

    /** Of those that say the same as the first side that says anything, the one whose type ranks highest. */
    public static UnaryOperator<List<Side>> bestType(ToIntFunction<Base> rank, BiPredicate<Side, Side> same) {
        return sides -> {
            Side first = sides.get(0);
            return sorted(
                    sides, Comparator.comparingInt((Side s) -> same.test(first, s) ? -rank.applyAsInt(s.value()) : 1));
        };
    }

    private static List<Side> sorted(List<Side> sides, Comparator<Side> order) {
        List<Side> sorted = new ArrayList<>(sides);
        sorted.sort(order);
        return sorted;
    }
}
