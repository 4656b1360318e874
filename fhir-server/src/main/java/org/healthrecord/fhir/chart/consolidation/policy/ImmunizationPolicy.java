package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.agreement.AlsoStated;
import org.healthrecord.fhir.chart.consolidation.agreement.Choice;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Joint;
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
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Immunization.ImmunizationStatus;

/**
 * Vaccinations.
 *
 * <table>
 * <caption>Immunization</caption>
 * <tr><td>the same fact</td><td>a vaccine code in common and the same day, given there or reported from elsewhere; a year or
 * month only, or no date: joins the one it can only be</td></tr>
 * <tr><td>not the same</td><td>two entries of one clinic; one given and one not given; another lot, site, route or dose</td></tr>
 * <tr><td>shown</td><td>the clinic that gave it before those that repeat it, the more exact time, coded before words, the latest</td></tr>
 * <tr><td>conflicts</td><td>any element of which two values are stated</td></tr>
 * </table>
 */
public final class ImmunizationPolicy implements ConsolidationPolicy {
    private final Merging merging = Merging.showing(
                    Prefer.first(Prefer.that(ImmunizationPolicy::gaveIt), Prefer.moreExact(), Prefer.coded()))
            .own("reportOrigin", ImmunizationPolicy::origins);

    @Override
    public Filing filing(String series, Statement statement) {
        return Filing.ofEpisode(series, given(statement));
    }

    @Override
    public Claim claim(Statement statement) {
        Immunization vaccination = (Immunization) statement.assertion().resource();
        Concept vaccine = Concept.of(
                vaccination.getVaccineCode(), statement.assertion().key().source());
        String given = vaccination.getStatus() == ImmunizationStatus.NOTDONE ? "not given" : "given";
        return Claim.of(statement, vaccine, given(statement)).valued(Set.of(given));
    }

    /** From where another clinic has it is no property of a vaccination that the clinic shown gave itself. */
    private static void origins(Joint joint, List<Claim> members) {
        members.stream().skip(1).forEach(other -> Resources.values(other.resource(), "reportOrigin")
                .forEach(v -> AlsoStated.says(joint.resource(), "reportOrigin", other, v)));
    }

    private static Moment given(Statement statement) {
        return Times.begin(((Immunization) statement.assertion().resource()).getOccurrence());
    }

    @Override
    public void group(Clustering claims) {
        claims.join(Keys.at(Times::said))
                .join(Keys.at(Times::dayOrCoarser))
                .attachWords(Times::dayOrCoarser, Choice.likeliest())
                .attachVague(Level.MONTH, Choice.onlyOne())
                .attachVague(Level.YEAR, Choice.onlyOne())
                .attachVague(Level.NONE, Choice.onlyOne());
    }

    @Override
    public Merging merging() {
        return merging;
    }

    private static boolean gaveIt(Claim claim) {
        return ((Immunization) claim.resource()).getPrimarySource();
    }
}
