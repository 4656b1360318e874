package org.healthrecord.fhir.chart.consolidation;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.Fold;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;

/** The facts of a person's statements, series by series, as the chart's store computes them. */
final class Charts {
    private static final FhirContext FHIR = FhirContext.forR4Cached();

    private Charts() {}

    static List<Fact> of(Statement... statements) {
        return of(List.of(statements));
    }

    static List<Fact> of(Collection<Statement> versions) {
        return ofStanding(standing(versions));
    }

    /** What remains of everything said under each key. */
    static List<Statement> standing(Collection<Statement> versions) {
        Map<String, List<Statement>> keys =
                versions.stream().collect(Collectors.groupingBy(s -> s.witness().assertionId()));
        return keys.values().stream().flatMap(v -> Fold.fold(v).stream()).toList();
    }

    static List<Fact> ofStanding(Collection<Statement> folded) {
        Map<String, List<Statement>> series = folded.stream()
                .collect(Collectors.groupingBy(s -> Consolidation.filing(s).series()));
        List<Fact> facts = new ArrayList<>();
        series.values().forEach(s -> facts.addAll(Consolidation.consolidate(s)));
        facts.sort((a, b) -> a.members().get(0).compareTo(b.members().get(0)));
        return facts;
    }

    /** Everything a chart says, as text that can be compared. */
    static List<String> text(List<Fact> facts) {
        return facts.stream()
                .map(f -> f.members() + json(f) + f.witnesses() + f.conflicts())
                .toList();
    }

    /** What was stated, for a message. */
    static String statements(Collection<Statement> said) {
        return said.stream()
                .map(s -> s.witness().source()
                        + ' '
                        + FHIR.newJsonParser()
                                .encodeResourceToString(s.assertion().resource()))
                .collect(Collectors.joining("\n"));
    }

    static String json(Fact fact) {
        return FHIR.newJsonParser().encodeResourceToString(fact.resource());
    }

    static List<String> ids(Statement... statements) {
        return Stream.of(statements)
                .map(s -> s.witness().assertionId())
                .sorted()
                .toList();
    }
}
