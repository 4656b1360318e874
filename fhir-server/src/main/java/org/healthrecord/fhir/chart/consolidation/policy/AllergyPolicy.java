package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.Cluster;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.healthrecord.fhir.chart.consolidation.agreement.Keys;
import org.healthrecord.fhir.chart.consolidation.agreement.Leading;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.CodeableConcept;

/**
 * Allergies and intolerances.
 *
 * <table>
 * <caption>AllergyIntolerance</caption>
 * <tr><td>the same fact</td><td>the same substance by code or by name, at whatever date; the substance of the reaction where the code names only
 * the kind ("allergy to substance")</td></tr>
 * <tr><td>no known allergy</td><td>a fact of its own, with its date and source; it joins only its like</td></tr>
 * <tr><td>shown</td><td>not refuted before refuted, active before over, coded before words, the latest</td></tr>
 * <tr><td>joined</td><td>the highest criticality, the earliest onset and entry; every manifestation, each with its worst severity
 * ({@link Reactions})</td></tr>
 * <tr><td>conflicts</td><td>active or not; refuted or stated ({@link Refutation}); an allergy where another clinic knows of none (on both facts); any other element of
 * which two values are stated</td></tr>
 * </table>
 */
public final class AllergyPolicy implements ConsolidationPolicy {
    /** From the least to the greatest. */
    private static final List<String> DANGER = List.of("unable-to-assess", "low", "high");

    private static final Set<String> OVER = Set.of("inactive", "resolved");

    private final Merging merging = Merging.showing(
                    Prefer.first(Prefer.that(c -> !isRefuted(c)), Prefer.that(c -> !isOver(c)), Prefer.coded()))
            .conflict("clinicalStatus", c -> Status.of(allergy(c).getClinicalStatus(), OVER::contains))
            .leading("criticality", Leading.highest(c -> DANGER.indexOf(c.primitiveValue())))
            .leading("onset[x]", Leading.earliest())
            .leading("recordedDate", Leading.earliest())
            .own("reaction", Reactions::join);

    @Override
    public Claim claim(Statement statement) {
        AllergyIntolerance allergy = (AllergyIntolerance) statement.assertion().resource();
        String source = statement.assertion().key().source();
        return Claim.of(statement, Allergen.of(allergy, source), Moment.UNKNOWN);
    }

    @Override
    public void group(Clustering claims) {
        claims.join(Keys.at(c -> "")).join(c -> c.concept().words());
    }

    @Override
    public Merging merging() {
        return merging;
    }

    @Override
    public Fact fact(Cluster cluster) {
        return Refutation.settled(merging().fact(cluster), cluster);
    }

    @Override
    public List<Fact> facts(List<Statement> series) {
        Clustering claims = new Clustering(series.stream().map(this::claim).toList());
        group(claims);
        List<Cluster> clusters = claims.clusters();
        return clusters.stream().map(c -> contradicted(fact(c), c, clusters)).toList();
    }

    /** The fact, with what other clinics say against it as a whole. */
    private static Fact contradicted(Fact fact, Cluster cluster, List<Cluster> all) {
        List<Claim> against = all.stream()
                .flatMap(c -> c.members().stream())
                .filter(other -> cluster.members().stream().anyMatch(m -> areOpposed(m, other)))
                .toList();
        if (against.isEmpty()) {
            return fact;
        }
        List<Claim> sides = Stream.concat(cluster.members().stream(), against.stream())
                .sorted(Comparator.comparing(Claim::id))
                .toList();
        sides.forEach(s -> Disagreement.show(
                fact.resource(),
                "code",
                s,
                ElementValue.of(allergy(s).getCode(), s.source()).words()));
        List<Conflict> conflicts = new ArrayList<>(fact.conflicts());
        conflicts.add(0, new Conflict("code", sides.stream().map(Claim::id).toList()));
        return new Fact(fact.members(), fact.resource(), fact.witnesses(), conflicts, fact.shown());
    }

    private static boolean areOpposed(Claim one, Claim other) {
        return !one.source().equals(other.source()) && (denies(one, other) || denies(other, one));
    }

    /** Whether the one says that there is nothing of the kind that the other states. */
    private static boolean denies(Claim none, Claim some) {
        Predicate<AllergyIntoleranceCategory> denied = Allergen.denied(none.concept());
        boolean allergy = !isRefuted(some) && !isOver(some) && !Allergen.isNone(some.concept());
        return allergy
                && Allergen.isNone(none.concept())
                && (!allergy(some).hasCategory()
                        || allergy(some).getCategory().stream().anyMatch(c -> denied.test(c.getValue())));
    }

    private static boolean isRefuted(Claim claim) {
        return Refutation.is(claim.resource());
    }

    private static boolean isOver(Claim claim) {
        return OVER.stream().anyMatch(s -> has(allergy(claim).getClinicalStatus(), s));
    }

    private static boolean has(CodeableConcept concept, String code) {
        return concept.getCoding().stream().anyMatch(c -> code.equals(c.getCode()));
    }

    private static AllergyIntolerance allergy(Claim claim) {
        return (AllergyIntolerance) claim.resource();
    }
}
