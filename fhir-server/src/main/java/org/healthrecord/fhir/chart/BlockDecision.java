package org.healthrecord.fhir.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.healthrecord.fhir.chart.consolidation.Consolidation;
import org.healthrecord.fhir.chart.consolidation.Fact;
import org.healthrecord.fhir.chart.consolidation.Statement;

/** Reads what all of a person's clinics say in some blocks, and has it consolidated. */
final class BlockDecision {
    private final AssertionStore assertions;
    private final KeyStore keys;
    private final Predicate<String> shown;

    BlockDecision(AssertionStore assertions, KeyStore keys, Predicate<String> shown) {
        this.assertions = assertions;
        this.keys = keys;
        this.shown = shown;
    }

    Decided decide(Person person, Collection<String> blocks) {
        List<Thing> things = person.owners().isEmpty()
                ? List.of()
                : Thing.of(assertions.versionsOf(keys.keysIn(person.owners(), blocks)), shown);
        return decided(things);
    }

    static Decided decided(List<Thing> things) {
        Map<String, List<Statement>> byBlock = new TreeMap<>();
        things.forEach(t -> t.stands().ifPresent(s -> byBlock.computeIfAbsent(t.block(), b -> new ArrayList<>())
                .add(s)));
        Map<String, List<Fact>> facts = new TreeMap<>();
        byBlock.forEach((block, statements) -> facts.put(block, Consolidation.consolidate(statements)));
        return Decided.of(facts, things);
    }
}
