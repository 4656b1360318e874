package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
import org.healthrecord.fhir.chart.consolidation.value.Dosing;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Product;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Resource;

/**
 * Medications as ordered and as taken. What was dispensed or given is separate: a request is not evidence of use.
 *
 * <table>
 * <caption>MedicationRequest, MedicationStatement</caption>
 * <tr><td>the same fact</td><td>a product or ingredient code in common and the same day (written, or begun), be it stated as an
 * order or as a medication taken; without a day it joins the one it can only be</td></tr>
 * <tr><td>not the same</td><td>two orders with numbers of their own; two orders, or two statements, of one clinic; another
 * product, strength, form, dose, frequency, route, quantity or requester ({@link TraitsOf})</td></tr>
 * <tr><td>shown</td><td>an order before a statement, the more exact time, coded before words, the latest</td></tr>
 * <tr><td>conflicts</td><td>going on or over; instructions in other words; any other element of which two values are stated</td></tr>
 * </table>
 */
public final class MedicationPolicy implements ConsolidationPolicy {
    private static final Set<String> OVER = Set.of("completed", "stopped", "not-taken");

    private final Merging merging = Merging.showing(Prefer.first(
                    Prefer.that(c -> c.resource() instanceof MedicationRequest), Prefer.moreExact(), Prefer.coded()))
            .conflict("status", c -> Status.of(status(c.resource()), OVER::contains));

    @Override
    public Filing filing(String series, Statement statement) {
        return Filing.ofEpisode(series, begin(statement.assertion().resource()));
    }

    @Override
    public Claim claim(Statement statement) {
        Resource resource = statement.assertion().resource();
        Concept product = Product.of(resource, statement.assertion().key().source());
        Claim claim = Claim.of(statement, product, begin(resource)).atItsInstant();
        return claim.stamped(claim.stamp().ofKind(resource.fhirType(), Dosing.signature(dosage(resource))));
    }

    private static Moment begin(Resource resource) {
        return resource instanceof MedicationRequest request
                ? Moment.of(request.getAuthoredOnElement())
                : Times.begin(((MedicationStatement) resource).getEffective());
    }

    @Override
    public void group(Clustering claims) {
        // An order finds its own dosage before another of the same time.
        claims.join(dosed(Times::said)).join(Keys.at(Times::said)).join(dosed(Times::dayOrCoarser));
        Episodes.group(claims, Choice.overlapping(MedicationPolicy::asserted, MedicationPolicy::over));
    }

    private static Keys dosed(Function<Claim, String> time) {
        Keys keys = Keys.at(c -> time.apply(c) + '\n' + c.stamp().value());
        return claim -> claim.stamp().value().isEmpty() || !claim.moment().isKnown() ? List.of() : keys.of(claim);
    }

    private static String asserted(Claim claim) {
        return claim.resource() instanceof MedicationStatement statement
                ? Times.day(Moment.of(statement.getDateAssertedElement()))
                : "";
    }

    private static String over(Claim claim) {
        Moment end = claim.resource() instanceof MedicationStatement statement && statement.hasEffectivePeriod()
                ? Times.end(statement.getEffective())
                : Moment.UNKNOWN;
        String status = status(claim.resource());
        return end.isKnown() ? Times.day(end) : OVER.contains(status) ? "0000" : "";
    }

    @Override
    public Merging merging() {
        return merging;
    }

    private static String status(Resource resource) {
        return Resources.values(resource, "status").stream()
                .map(v -> String.valueOf(v.primitiveValue()))
                .findFirst()
                .orElse("unknown");
    }

    private static List<Dosage> dosage(Resource resource) {
        return resource instanceof MedicationRequest request
                ? request.getDosageInstruction()
                : ((MedicationStatement) resource).getDosage();
    }
}
