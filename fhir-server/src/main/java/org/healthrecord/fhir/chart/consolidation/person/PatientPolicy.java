package org.healthrecord.fhir.chart.consolidation.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.healthrecord.fhir.chart.consolidation.agreement.Clustering;
import org.healthrecord.fhir.chart.consolidation.agreement.Merging;
import org.healthrecord.fhir.chart.consolidation.agreement.Prefer;
import org.healthrecord.fhir.chart.consolidation.policy.ConsolidationPolicy;
import org.healthrecord.fhir.chart.consolidation.policy.Status;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.statement.Facts;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.ElementValue;
import org.healthrecord.fhir.chart.consolidation.value.Moment;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Patient;

/**
 * The person, from what every registration says.
 *
 * <table>
 * <caption>Patient</caption>
 * <tr><td>the same fact</td><td>all of them; who is who has been decided before</td></tr>
 * <tr><td>identifiers</td><td>all, each with its system</td></tr>
 * <tr><td>names</td><td>family and given name as most clinics write them, the others' as old ones ({@link PersonNames})</td></tr>
 * <tr><td>addresses, telecoms</td><td>each place and line once, with who says so ({@link PersonPlaces})</td></tr>
 * <tr><td>languages</td><td>each code once ({@link PersonLanguages})</td></tr>
 * <tr><td>contacts, photos, care givers</td><td>all, each once: the official first, then what most registrations say, then the
 * latest</td></tr>
 * <tr><td>birth date, gender, death, marital status, multiple birth</td><td>what most registrations say, then the latest</td></tr>
 * <tr><td>extensions (race, ethnicity, birth sex ...)</td><td>by URL: what most registrations say, then the latest</td></tr>
 * <tr><td>conflicts</td><td>birth date, gender, death, language, interpreter</td></tr>
 * <tr><td>not shown</td><td>the organization that keeps the record, when there are several; links between records</td></tr>
 * </table>
 */
public final class PatientPolicy implements ConsolidationPolicy {
    private final Merging differences = Merging.showing(Prefer.latest())
            .conflict("birthDate")
            .conflict("gender", PatientPolicy::gender)
            .conflict("deceased[x]", PatientPolicy::death)
            .conflict("communication", PersonLanguages::said)
            .conflict("interpreterRequired", PersonLanguages::interpreter);

    @Override
    public Claim claim(Statement statement) {
        return Claim.of(statement, Concept.NONE, Moment.UNKNOWN);
    }

    @Override
    public void group(Clustering claims) {
        claims.join(claim -> List.of(""));
    }

    @Override
    public Merging merging() {
        return differences;
    }

    @Override
    public List<Fact> facts(List<Statement> series) {
        List<Claim> claims =
                series.stream().map(this::claim).sorted(Prefer.latest()).toList();
        Patient shown = new JoinedPatient(claims).patient();
        List<Conflict> conflicts = new ArrayList<>();
        differences.compare(shown, claims, conflicts);
        return List.of(Facts.of(claims, shown, conflicts));
    }

    private static ElementValue gender(Claim claim) {
        Patient patient = (Patient) claim.resource();
        return patient.hasGender()
                ? Status.of(patient.getGender().toCode(), c -> true).isSomething()
                        ? ElementValue.of(patient.getGenderElement(), claim.source())
                        : ElementValue.NOTHING
                : ElementValue.NOTHING;
    }

    /** Dead or not; two dates of death differ too. */
    private static ElementValue death(Claim claim) {
        return Resources.values(claim.resource(), "deceased[x]").stream()
                .min(Comparator.comparing(v -> v.fhirType()))
                .map(v -> ElementValue.of(v, claim.source()))
                .orElse(ElementValue.NOTHING);
    }
}
