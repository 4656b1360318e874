package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Keys;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Filing;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Times;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Moment.Level;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Visits, filed by day and number.
 *
 * <table>
 * <caption>Encounter</caption>
 * <tr><td>the same fact</td><td>the same visit identifier (system and value), or another clinic's visit of the same type (class,
 * where it has no type) that begins at the same time; another clinic's mention of a visit that day</td></tr>
 * <tr><td>not the same</td><td>two visits of one clinic, always; two clinics' visits of one day of which no time is known</td></tr>
 * <tr><td>shown</td><td>a visit before a mention, the more exact time, coded before words, the latest</td></tr>
 * <tr><td>conflicts</td><td>any element of which two values are stated</td></tr>
 * </table>
 */
public final class EncounterPolicy implements ConsolidationPolicy {
    private final Merging merging =
            Merging.showing(Prefer.first(Prefer.that(c -> !isMention(c)), Prefer.moreExact(), Prefer.coded()));

    @Override
    public Filing filing(String series, Statement statement) {
        return Filing.ofEvent(series, begin(statement))
                .named(numbers((Encounter) statement.assertion().resource()));
    }

    @Override
    public Claim claim(Statement statement) {
        Encounter visit = (Encounter) statement.assertion().resource();
        List<CodeableConcept> types = new ArrayList<>(visit.getType());
        if (types.isEmpty() && visit.hasClass_()) {
            types.add(new CodeableConcept(visit.getClass_()));
        }
        Claim claim = Claim.of(
                statement, Concept.of(types, statement.assertion().key().source()), begin(statement));
        return claim.stamped(claim.stamp().asItsOwn());
    }

    private static Moment begin(Statement statement) {
        return Moment.of(
                ((Encounter) statement.assertion().resource()).getPeriod().getStartElement());
    }

    @Override
    public void group(Clustering claims) {
        Keys timed = claim -> claim.moment().isTimed() ? Keys.at(Times::said).of(claim) : List.of();
        Keys day =
                claim -> claim.moment().isKnown() ? Keys.at(Times::dayOrCoarser).of(claim) : List.of();
        claims.join(c -> numbers((Encounter) c.resource()))
                .join(timed)
                .attachVague(Level.SECOND, Choice.likeliest())
                .attachVague(Level.MINUTE, Choice.likeliest())
                .attach(c -> c.members().stream().allMatch(EncounterPolicy::isMention), day, day, Choice.likeliest());
    }

    private static List<String> numbers(Encounter visit) {
        return visit.getIdentifier().stream()
                .filter(i -> i.hasSystem() && i.hasValue())
                .map(EncounterPolicy::number)
                .toList();
    }

    private static String number(Identifier id) {
        return id.getSystem() + '|' + id.getValue();
    }

    @Override
    public Merging merging() {
        return merging;
    }

    private static boolean isMention(Claim claim) {
        return claim.statement().assertion().mode() == Mode.MENTION;
    }
}
