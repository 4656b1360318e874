package org.healthrecord.fhir.chart.consolidation.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.AlsoStated;
import org.healthrecord.fhir.chart.consolidation.agreement.Cluster;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;

/**
 * A clinic that rules something out does not speak for one that states it and says nothing of how sure it is: the fact
 * stands, and both sides are read. Filling that silence with the other's "refuted" would remove a danger.
 */
final class Refutation {
    private static final String ELEMENT = "verificationStatus";
    private static final String REFUTED = "refuted";

    private Refutation() {}

    static Fact settled(Fact fact, Cluster cluster) {
        List<Claim> denying =
                cluster.members().stream().filter(c -> is(c.resource())).toList();
        Set<String> sources = denying.stream().map(Claim::source).collect(Collectors.toSet());
        List<Claim> stating = cluster.members().stream()
                .filter(c -> !sources.contains(c.source()))
                .toList();
        if (!is(fact.resource()) || stating.isEmpty()) {
            return fact;
        }
        DomainResource shown = (DomainResource) fact.resource();
        clear(shown);
        Stream.concat(denying.stream(), stating.stream())
                .sorted(Comparator.comparing(Claim::id))
                .forEach(c -> Disagreement.show(shown, ELEMENT, c, denying.contains(c) ? REFUTED : "stated"));
        List<Conflict> conflicts = new ArrayList<>(fact.conflicts());
        conflicts.add(new Conflict(
                ELEMENT, cluster.members().stream().map(Claim::id).sorted().toList()));
        return new Fact(fact.members(), shown, fact.witnesses(), conflicts, fact.shown());
    }

    private static void clear(DomainResource shown) {
        if (shown instanceof AllergyIntolerance allergy) {
            allergy.setVerificationStatus(null);
        } else if (shown instanceof Condition condition) {
            condition.setVerificationStatus(null);
        }
        for (Extension also : shown.getExtensionsByUrl(AlsoStated.URL)) {
            also.getExtension()
                    .removeIf(e -> e.getUrl().equals("element")
                            && ELEMENT.equals(e.getValue().primitiveValue()));
        }
        shown.getExtension().removeIf(e -> e.getUrl().equals(AlsoStated.URL) && !e.hasExtension("element"));
    }

    static boolean is(Resource resource) {
        CodeableConcept status = resource instanceof AllergyIntolerance allergy
                ? allergy.getVerificationStatus()
                : ((Condition) resource).getVerificationStatus();
        return status.getCoding().stream().anyMatch(c -> REFUTED.equals(c.getCode()));
    }
}
