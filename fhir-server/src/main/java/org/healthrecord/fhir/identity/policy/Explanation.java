package org.healthrecord.fhir.identity.policy;

import java.util.Locale;
import java.util.stream.Collectors;
import org.healthrecord.fhir.identity.score.Comparison.Evidence;
import org.healthrecord.fhir.identity.score.Level;

/** A decision as JSON and as a sentence. Neither holds a value of the person, only how values agree. */
public final class Explanation {
    private Explanation() {}

    public static String json(Decision decision) {
        String evidence = decision.comparison().evidence().stream()
                .filter(e -> e.level() != Level.MISSING)
                .map(e -> "{\"field\":\"%s\",\"level\":\"%s\",\"bits\":%s}"
                        .formatted(e.field(), e.level(), number(e.bits())))
                .collect(Collectors.joining(","));
        return "{\"outcome\":\"%s\",\"rule\":\"%s\",\"sentence\":\"%s\",\"veto\":%s,\"score\":%s,\"householdCap\":%s,\"version\":\"%s\",\"evidence\":[%s]}"
                .formatted(
                        decision.outcome(),
                        decision.rule(),
                        sentence(decision),
                        decision.veto(),
                        number(decision.score()),
                        number(-decision.comparison().capped()),
                        decision.version(),
                        evidence);
    }

    /** "Linked: name, birth date and a telephone agree (given same +7.5, ...; together 41.2 bits)." */
    public static String sentence(Decision decision) {
        String verb =
                switch (decision.outcome()) {
                    case LINK -> "Linked";
                    case REVIEW -> "For review";
                    case SEPARATE -> "Kept apart";
                };
        String evidence = decision.comparison().evidence().stream()
                .filter(e -> e.level() != Level.MISSING)
                .map(Explanation::words)
                .collect(Collectors.joining(", "));
        return "%s: %s (%s; together %s bits)."
                .formatted(verb, decision.rule().sentence(), evidence, number(decision.score()));
    }

    private static String words(Evidence evidence) {
        String field = evidence.field().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String level = evidence.level().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "%s %s %s%s".formatted(field, level, evidence.bits() < 0 ? "" : "+", number(evidence.bits()));
    }

    private static String number(double bits) {
        return String.format(Locale.ROOT, "%.1f", bits + 0.0);
    }
}
