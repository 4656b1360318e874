package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Cluster;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Joint.Side;
import org.healthrecord.fhir.chart.consolidation.agreement.Keys;
import org.healthrecord.fhir.chart.consolidation.agreement.Leading;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.agreement.Silence;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Measured;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;

/**
 * Measurements, results and findings, filed under their primary code and time.
 *
 * <table>
 * <caption>Observation</caption>
 * <tr><td>the same fact</td><td>the same primary code, time and value, by one clinic or several; a date joins a time of that day
 * with the same value; a pressure stated alone joins the panel that holds it; systolic and diastolic of one clinic and time
 * are one panel</td></tr>
 * <tr><td>not the same</td><td>two values; two UCUM units; two results of one clinic; another site, method, specimen, device,
 * sub-number or number; a date and a time where two clinics' visits are behind them</td></tr>
 * <tr><td>no value</td><td>"unknown" and its like; of a status only once another statement of it says more</td></tr>
 * <tr><td>the same with a conflict</td><td>two clinics' different values under one result number or for one specimen</td></tr>
 * <tr><td>shown</td><td>the panel before its parts, final before preliminary, the more exact time, coded before words, the latest</td></tr>
 * <tr><td>conflicts</td><td>value; any other element of which two values are stated</td></tr>
 * </table>
 */
public final class ObservationPolicy implements ConsolidationPolicy {
    private static final Set<ObservationStatus> FINAL =
            EnumSet.of(ObservationStatus.FINAL, ObservationStatus.AMENDED, ObservationStatus.CORRECTED);

    /**
     * What a person is at a time (LOINC: tobacco smoking status, pregnancy status, sexual orientation, gender identity,
     * sex at birth): the statements of all times are one history, in which "unknown" does not count once something is
     * known.
     */
    private static final Set<String> STATUSES = Set.of(
            "http://loinc.org|72166-2",
            "http://loinc.org|82810-3",
            "http://loinc.org|76690-7",
            "http://loinc.org|76691-5",
            "http://loinc.org|76689-9");

    private final Merging merging = joined().finished(ObservationPolicy::withoutEmptyAnswers);
    private final Merging asStated = joined();

    private static Merging joined() {
        return Merging.showing(Prefer.first(
                        Prefer.that(c -> observation(c).hasComponent()),
                        Prefer.that(c -> FINAL.contains(observation(c).getStatus())),
                        Prefer.moreExact(),
                        Prefer.coded()))
                .alike(ObservationPolicy::sameCode)
                .conflict("value[x]", ObservationPolicy::value)
                .leading(
                        "value[x]", Leading.bestType(v -> v instanceof Quantity ? 1 : 0, ObservationPolicy::sameValue));
    }

    @Override
    public String section(Statement statement) {
        Observation observation = (Observation) statement.assertion().resource();
        return BloodPressure.family(
                Concept.of(observation.getCode(), statement.assertion().key().source())
                        .primary());
    }

    @Override
    public Filing filing(String series, Statement statement) {
        Observation observation = (Observation) statement.assertion().resource();
        if (isStatus(section(statement))) {
            return Filing.whole(series);
        }
        Moment at = Times.begin(observation.getEffective());
        return Filing.ofInstant(series, at)
                .named(specimens(observation).map(s -> s + '\n' + Times.day(at)).toList());
    }

    @Override
    public Claim claim(Statement statement) {
        Observation observation = (Observation) statement.assertion().resource();
        String source = statement.assertion().key().source();
        Concept code = Concept.of(observation.getCode(), source);
        Claim claim = Claim.of(statement, primaryOnly(code), Times.begin(observation.getEffective()))
                .valued(Measured.values(observation, source))
                .atItsInstant();
        String kind = code.primary() + (observation.hasComponent() ? " panel" : "");
        return claim.stamped(claim.stamp()
                .ofAnyConcept()
                .in(Measured.unit(observation))
                .ofKind(kind, String.join("\n", claim.values())));
    }

    private static boolean isStatus(String code) {
        return STATUSES.contains(code);
    }

    /** Keeps a status "unknown" as the clinic states it while nothing more is known. */
    @Override
    public List<Fact> facts(List<Statement> series) {
        List<Claim> all = series.stream().map(this::claim).toList();
        Clustering claims = new Clustering(all);
        group(claims);
        boolean unknown = all.stream().allMatch(c -> isStatus(c.concept().primary()) && isSilent(c));
        return claims.clusters().stream()
                .map(cluster -> unknown ? asStated.fact(cluster) : fact(cluster))
                .toList();
    }

    private static boolean isSilent(Claim claim) {
        return !observation(claim).hasValue() || Silence.is(observation(claim).getValue());
    }

    private static boolean sameCode(Claim shown, Claim other) {
        return shown.concept().primary().equals(other.concept().primary());
    }

    private static boolean sameValue(Side one, Side other) {
        return !value(one.claim()).disagrees(value(other.claim()));
    }

    /** What says nothing is no value; where there is one, there is no reason for its absence. */
    private static void withoutEmptyAnswers(Resource resource) {
        Observation observation = (Observation) resource;
        Silence.unsay(observation);
        if (observation.hasValue() && observation.hasDataAbsentReason()) {
            observation.setDataAbsentReason(null);
        }
    }

    /** Systolic and diastolic are not two answers to one question. */
    private static ElementValue value(Claim claim) {
        String code = claim.concept().primary();
        return BloodPressure.family(code).equals(code)
                ? Measured.saying(observation(claim), claim.source())
                : ElementValue.NOTHING;
    }

    /** A series is of one primary code; a second code two results may share (a method, a class) does not make them one. */
    private static Concept primaryOnly(Concept code) {
        return code.isCoded() ? new Concept(Set.of(code.primary()), code.words()) : code;
    }

    @Override
    public void group(Clustering claims) {
        Events.group(claims, Choice.ofOneVisit(Choice.likeliest()));
        claims.join(ObservationPolicy::specimens);
        Keys alone = claim -> observation(claim).hasComponent() ? List.of() : BloodPressure.alone(claim);
        Keys parts = claim -> observation(claim).hasComponent() ? BloodPressure.parts(claim) : List.of();
        claims.attach(
                c -> c.members().stream().noneMatch(m -> observation(m).hasComponent()),
                alone,
                parts,
                Choice.likeliest());
        PressurePairs.unite(claims);
    }

    @Override
    public Fact fact(Cluster cluster) {
        return PressurePanel.isPair(cluster) ? PressurePanel.fact(cluster, merging) : merging.fact(cluster);
    }

    static boolean isFinal(ObservationStatus status) {
        return FINAL.contains(status);
    }

    /** Names of the very thing measured, that two clinics can have in common. */
    private static List<String> specimens(Claim claim) {
        return specimens(observation(claim))
                .map(name -> String.join("\n", claim.concept().primary(), Times.dayOrCoarser(claim), name))
                .toList();
    }

    private static Stream<String> specimens(Observation observation) {
        return Stream.concat(
                        observation.getIdentifier().stream(),
                        Stream.of(observation.getSpecimen().getIdentifier()))
                .filter(i -> i.hasSystem() && i.hasValue())
                .map(ObservationPolicy::name);
    }

    private static String name(Identifier identifier) {
        return identifier.getSystem() + '|' + identifier.getValue();
    }

    @Override
    public Merging merging() {
        return merging;
    }

    private static Observation observation(Claim claim) {
        return (Observation) claim.resource();
    }
}
