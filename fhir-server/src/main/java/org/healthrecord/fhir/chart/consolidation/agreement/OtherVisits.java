package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The visits of other clinics at which the same thing was stated, as extensions: FHIR has room for one. */
public final class OtherVisits {
    public static final String URL = "https://healthrecord.org/fhir/StructureDefinition/also-at-encounter";

    private OtherVisits() {}

    static void add(Resource resource, Reference visit, Reference shown) {
        if (resource instanceof DomainResource domain
                && visit.hasReference()
                && !visit.getReference().equals(shown.getReference())
                && domain.getExtension().stream().noneMatch(e -> isOf(e, visit.getReference()))) {
            domain.addExtension(URL, visit.copy());
        }
    }

    private static boolean isOf(Extension extension, String visit) {
        return extension.getUrl().equals(URL)
                && extension.getValue() instanceof Reference there
                && visit.equals(there.getReference());
    }

    /** Names each visit once, when two clinics' visits have turned out to be one. */
    public static void once(DomainResource resolved) {
        Set<String> named = new HashSet<>();
        Resources.values(resolved, "encounter", Reference.class)
                .forEach(r -> named.add(Objects.toString(r.getReference(), "")));
        resolved.getExtension()
                .removeIf(e -> e.getUrl().equals(URL)
                        && e.getValue() instanceof Reference visit
                        && !named.add(Objects.toString(visit.getReference(), "")));
    }
}
