package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.healthrecord.fhir.chart.consolidation.agreement.Joint.Side;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Words;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Adds to each single element of a joined fact what the clinics state of it. Where all agree, adds nothing. Where they
 * differ in what matters, adds a disagreement with all sides. Where they differ in bookkeeping or words, adds what else
 * was stated.
 */
final class Verdicts {
    /** When something was entered, and whether there or elsewhere: each clinic's own, no dispute. */
    private static final Set<String> BOOKKEEPING = Set.of(
            "issued",
            "primarySource",
            "recordedDate",
            "recorded",
            "dateAsserted",
            "authoredOn",
            "date",
            "created",
            "docStatus",
            "priority",
            "masterIdentifier",
            "groupIdentifier",
            "language");

    private final Joint joint;
    private final Map<String, Function<Claim, ElementValue>> compared;
    private final List<Conflict> conflicts = new ArrayList<>();

    /** @param compared how elements are compared of which only some distinctions matter */
    Verdicts(Joint joint, Map<String, Function<Claim, ElementValue>> compared) {
        this.joint = joint;
        this.compared = compared;
    }

    List<Conflict> conflicts() {
        joint.said().forEach(this::judge);
        return conflicts;
    }

    private void judge(String path, List<Side> said) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        Function<Claim, ElementValue> says = compared.get(path);
        List<Side> stating = said.stream().filter(s -> states(s, says)).toList();
        if (stating.isEmpty()) {
            return;
        }
        Side leads = stating.get(0);
        if (leads.claim() != joint.shown()) {
            joint.attribute(path, leads.claim());
        }
        List<Side> others = stating.stream()
                .skip(1)
                .filter(o -> !Elements.areJoinedByParts(leads.values(), o.values()))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        boolean differ = others.stream().anyMatch(o -> differ(leads, o, says));
        if (differ && !BOOKKEEPING.contains(name) && !(leads.value() instanceof Reference)) {
            stating.forEach(s -> Disagreement.show(joint.resource(), path, s.claim(), words(s, says)));
            conflicts.add(new Conflict(
                    path,
                    stating.stream()
                            .map(s -> s.claim().id())
                            .distinct()
                            .sorted()
                            .toList()));
        } else {
            also(path, leads, others);
        }
    }

    private static boolean states(Side side, @Nullable Function<Claim, ElementValue> says) {
        return says == null
                ? !side.values().stream().allMatch(Silence::is)
                : says.apply(side.claim()).isSomething();
    }

    private static boolean differ(Side one, Side other, @Nullable Function<Claim, ElementValue> says) {
        return says == null
                ? Difference.between(one, other)
                : says.apply(one.claim()).disagrees(says.apply(other.claim()));
    }

    private static String words(Side side, @Nullable Function<Claim, ElementValue> says) {
        String words = says == null ? "" : says.apply(side.claim()).words();
        return words.isEmpty() ? Words.of(side.values()) : words;
    }

    /** What is not the same to the letter is kept, once for each clinic. */
    private void also(String path, Side leads, List<Side> others) {
        Set<String> seen = new HashSet<>();
        for (Side other : others) {
            Base value = other.value();
            boolean kept = Difference.saysMore(leads.value(), value)
                    && seen.add(other.claim().source() + '\n' + Words.of(value));
            if (kept) {
                AlsoStated.says(joint.resource(), path, other.claim(), value);
            }
        }
    }
}
