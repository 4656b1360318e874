package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Content;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Resource;

/**
 * What remains of everything a clinic said under one key. The versions are taken as a set, in the order of the sender's
 * own {@link org.healthrecord.mapping.assertion.Precedence}; the time of arrival does not matter.
 *
 * <table>
 * <caption>What a version does to those before it</caption>
 * <tr><td>snapshot</td><td>replaces them</td></tr>
 * <tr><td>patch</td><td>lays what it holds over them, element by element, a repeating element as a whole; empties what it cleared</td></tr>
 * <tr><td>withdrawn</td><td>removes them; a snapshot or patch after it starts afresh, without what was said before</td></tr>
 * <tr><td>mention</td><td>nothing; the fullest mention counts while there was never a snapshot, a patch or a withdrawal</td></tr>
 * </table>
 */
public final class Fold {
    /** Content and witness decide only where the sender's own order leaves a tie, so they are computed late. */
    static final Comparator<Statement> ORDER = Comparator.comparing(
                    (Statement s) -> s.assertion().precedence())
            .thenComparing(s -> s.assertion().stance())
            .thenComparing(s -> s.assertion().mode(), Comparator.reverseOrder())
            .thenComparing(Fold::said)
            .thenComparing(s -> s.witness().messageId())
            .thenComparing(s -> s.witness().selector())
            .thenComparing(s -> s.witness().place());

    private Fold() {}

    /**
     * Folds all versions under one key (same source, type, local, within one person) into the current statement; empty
     * when it is withdrawn or nothing is left.
     */
    public static Optional<Statement> fold(Collection<Statement> versions) {
        if (versions.size() == 1) {
            return versions.stream().filter(Fold::stated).findFirst();
        }
        List<Statement> sorted = versions.stream().sorted(ORDER).toList();
        List<Statement> said = sorted.stream().filter(s -> !mention(s)).toList();
        if (said.isEmpty()) {
            return sorted.stream()
                    .filter(Fold::stated)
                    .max(Comparator.comparingInt(Fold::fullness).thenComparing(ORDER));
        }
        return overlaid(standing(said));
    }

    private static Optional<Statement> overlaid(List<Statement> layers) {
        if (layers.isEmpty()) {
            return Optional.empty();
        }
        Statement decides = layers.get(layers.size() - 1);
        if (layers.size() == 1) {
            return Optional.of(decides);
        }
        Assertion a = decides.assertion();
        Resource resource = Overlay.of(layers.stream().map(Statement::assertion).toList());
        return Optional.of(new Statement(
                new Assertion(
                        a.key(),
                        a.precedence(),
                        Stance.STATED,
                        Mode.SNAPSHOT,
                        Set.of(),
                        resource,
                        a.place(),
                        a.origins()),
                decides.witness()));
    }

    /** The versions that still have a say: the last snapshot and the patches after it. */
    private static List<Statement> standing(List<Statement> sorted) {
        List<Statement> layers = new ArrayList<>();
        for (Statement s : sorted) {
            if (!stated(s) || s.assertion().mode() == Mode.SNAPSHOT) {
                layers.clear();
            }
            if (stated(s)) {
                layers.add(s);
            }
        }
        return layers;
    }

    private static boolean stated(Statement s) {
        return s.assertion().stance() == Stance.STATED;
    }

    private static boolean mention(Statement s) {
        return stated(s) && s.assertion().mode() == Mode.MENTION;
    }

    private static int fullness(Statement s) {
        return leaves(s.assertion().resource());
    }

    private static int leaves(Base node) {
        int below = node.children().stream()
                .flatMap(p -> Resources.filled(p).stream())
                .mapToInt(Fold::leaves)
                .sum();
        return below + (node.isPrimitive() ? 1 : 0);
    }

    private static String said(Statement s) {
        Assertion a = s.assertion();
        return Content.of(a.resource()) + a.cleared().stream().sorted().toList();
    }
}
