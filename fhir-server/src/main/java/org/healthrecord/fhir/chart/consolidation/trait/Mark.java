package org.healthrecord.fhir.chart.consolidation.trait;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.healthrecord.fhir.chart.consolidation.value.Alike;
import org.healthrecord.fhir.chart.consolidation.value.Amount;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Sides;
import org.healthrecord.fhir.chart.consolidation.value.Strength;

/** One detail that can distinguish two things of a kind. */
sealed interface Mark {
    boolean differs(Mark other);

    /** A site, a method, a route, a person: by code or in words. What only one of them narrows down is no difference. */
    record Named(Concept name) implements Mark {
        @Override
        public boolean differs(Mark other) {
            Concept theirs = ((Named) other).name;
            if (name.codes().stream().anyMatch(theirs.codes()::contains)) {
                return false;
            }
            boolean worded = !name.words().isEmpty() && !theirs.words().isEmpty();
            return worded ? !Alike.any(name.words(), theirs.words()) : name.contradicts(theirs);
        }
    }

    /**
     * Numbers assigned to it. Those of another system say nothing, unless each side has given the thing a number
     * of its own. One clinic may repeat the other's number under a name of its own for the system: formats name systems
     * differently.
     *
     * @param numbers {@code system|value}
     * @param own     whether two that share no number are two things whatever the systems are
     */
    record Numbered(Set<String> numbers, boolean own) implements Mark {
        /** Two clinics that give one product of one day a number of so many characters do not meet by chance. */
        private static final int TELLING = 8;

        @Override
        public boolean differs(Mark other) {
            Set<String> theirs = ((Numbered) other).numbers;
            if (numbers.stream().anyMatch(n -> theirs.stream().anyMatch(t -> same(n, t)))) {
                return false;
            }
            return own || numbers.stream().anyMatch(n -> theirs.stream().anyMatch(t -> ofOneSystem(n, t)));
        }

        private static boolean same(String one, String other) {
            boolean telling = unnamed(one) || unnamed(other) || value(one).length() >= TELLING;
            return one.equals(other) || (value(one).equals(value(other)) && telling);
        }

        private static boolean ofOneSystem(String one, String other) {
            return !unnamed(one) && system(one).equals(system(other));
        }

        private static boolean unnamed(String number) {
            return number.startsWith("|");
        }

        private static String system(String number) {
            return number.substring(0, number.indexOf('|'));
        }

        private static String value(String number) {
            return number.substring(number.indexOf('|') + 1);
        }
    }

    /** Left, right or both. */
    record Sided(Sides sides) implements Mark {
        @Override
        public boolean differs(Mark other) {
            return sides.differ(((Sided) other).sides);
        }
    }

    /** A dose, a quantity. */
    record Measure(Amount amount) implements Mark {
        @Override
        public boolean differs(Mark other) {
            return amount.differs(((Measure) other).amount);
        }
    }

    /** A lot, a sub-number, how often a day: equal or not. */
    record Exact(String value) implements Mark {
        @Override
        public boolean differs(Mark other) {
            return !value.equals(((Exact) other).value);
        }
    }

    /** A product by its codes, strength and form. A code in common is not enough: it may be that of the ingredient. */
    record Made(Map<String, Set<String>> codes, Strength strength) implements Mark {
        static Made of(Concept product) {
            Map<String, Set<String>> codes = new TreeMap<>();
            product.codes().forEach(c -> codes.computeIfAbsent(
                            c.substring(0, Math.max(0, c.lastIndexOf('|'))), s -> new TreeSet<>())
                    .add(c));
            return new Made(codes, Strength.of(product.words()));
        }

        @Override
        public boolean differs(Mark other) {
            Made theirs = (Made) other;
            return strength.differs(theirs.strength)
                    || codes.entrySet().stream()
                            .anyMatch(e -> apart(e.getValue(), theirs.codes.getOrDefault(e.getKey(), Set.of())));
        }

        /** Whether both are coded in a system and neither's codes are all among the other's. */
        private static boolean apart(Collection<String> one, Collection<String> other) {
            return !other.isEmpty() && !one.containsAll(other) && !other.containsAll(one);
        }
    }
}
