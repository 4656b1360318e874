package org.healthrecord.fhir.chart.consolidation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.healthrecord.fhir.chart.consolidation.Fact.Conflict;
import org.hl7.fhir.r4.model.Patient;

/**
 * The person, from what every registration says.
 *
 * <table>
 * <caption>Patient</caption>
 * <tr><td>the same fact</td><td>all of them; who is who has been decided before</td></tr>
 * <tr><td>identifiers</td><td>all, each with its system</td></tr>
 * <tr><td>names, addresses, telecoms, contacts, languages, photos, care givers</td><td>all, each once: the official first, then what most
 * registrations say, then the latest</td></tr>
 * <tr><td>birth date, gender, death, marital status, multiple birth</td><td>what most registrations say, then the latest</td></tr>
 * <tr><td>extensions (race, ethnicity, birth sex ...)</td><td>by URL: what most registrations say, then the latest</td></tr>
 * <tr><td>conflicts</td><td>birth date, gender, death</td></tr>
 * <tr><td>not shown</td><td>the organization that keeps the record, when there are several; links between records</td></tr>
 * </table>
 */
final class PatientPolicy implements Policy {
    private final Merging differences = Merging.showing(Prefer.latest())
            .conflict("birthDate")
            .conflict("gender", PatientPolicy::gender)
            .conflict("deceased[x]", PatientPolicy::death);

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
        Patient shown = new Person(claims).patient();
        List<Conflict> conflicts = new ArrayList<>();
        differences.compare(shown, claims, conflicts);
        return List.of(Facts.of(claims, shown, conflicts));
    }

    private static Saying gender(Claim claim) {
        Patient patient = (Patient) claim.resource();
        return patient.hasGender()
                ? Status.of(patient.getGender().toCode(), c -> true).isSomething()
                        ? Saying.of(patient.getGenderElement(), claim.source())
                        : Saying.NOTHING
                : Saying.NOTHING;
    }

    /** Dead or not; two dates of death differ too. */
    private static Saying death(Claim claim) {
        return Resources.values(claim.resource(), "deceased[x]").stream()
                .min(Comparator.comparing(v -> v.fhirType()))
                .map(v -> Saying.of(v, claim.source()))
                .orElse(Saying.NOTHING);
    }
}
