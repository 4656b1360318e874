package org.healthrecord.fhir.chart.lists;

import java.util.Objects;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.hl7.fhir.r4.model.DomainResource;

/** Whether clinics disagree about a fact in a way that a list must not settle. */
final class Disputed {
    static final String TAKEN = "clinics disagree whether it is still taken";
    static final String HOLDS = "clinics disagree whether it holds";

    private Disputed() {}

    static boolean about(DomainResource fact, String element) {
        return fact.getExtensionsByUrl(Disagreement.URL).stream()
                .anyMatch(e -> element.equals(e.getExtensionString("element")));
    }

    /** Whether a clinic states one of these of the element while another states something else. */
    static boolean says(DomainResource fact, String element, Set<String> words) {
        return fact.getExtensionsByUrl(Disagreement.URL).stream()
                .filter(e -> element.equals(e.getExtensionString("element")))
                .anyMatch(e -> words.contains(Objects.toString(e.getExtensionString("stated"), "")));
    }
}
