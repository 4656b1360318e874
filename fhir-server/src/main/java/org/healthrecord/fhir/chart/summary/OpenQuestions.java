package org.healthrecord.fhir.chart.summary;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Resource;

/** What a reader has to know of the summary itself: where clinics disagree, and whether it may be half of a chart. */
final class OpenQuestions {
    private OpenQuestions() {}

    static boolean mayHaveASecondHalf(Patient patient) {
        return patient.getLink().stream().anyMatch(link -> link.getType() == LinkType.SEEALSO);
    }

    /** A row a disagreement: the fact, the element, what another clinic states, which clinic. */
    static List<List<String>> disagreements(List<Resource> facts) {
        List<List<String>> rows = new ArrayList<>();
        for (Resource fact : facts) {
            if (fact instanceof DomainResource shown) {
                shown.getExtensionsByUrl(Disagreement.URL).forEach(d -> rows.add(row(fact, d)));
            }
        }
        return rows;
    }

    private static List<String> row(Resource fact, Extension disagreement) {
        return List.of(
                fact instanceof Patient ? "The person" : Words.name(fact),
                part(disagreement, "element"),
                part(disagreement, "stated"),
                part(disagreement, "source"));
    }

    private static String part(Extension disagreement, String name) {
        return Words.text(
                disagreement.hasExtension(name)
                        ? disagreement.getExtensionByUrl(name).getValue()
                        : null);
    }
}
