package org.healthrecord.fhir.chart.consolidation.agreement;

import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * Makes a conflict visible to any reader of FHIR. Each side is one extension on the resource, with the element, the
 * source, what it states and the id of its assertion. A tag finds all disputed facts. The assertion's id is a URI, not
 * a reference: it leads to the evidence, not to another resource.
 */
public final class Disagreement {
    public static final String URL = "https://healthrecord.org/fhir/StructureDefinition/disagreement";

    /** The tag of every resource that has one. */
    public static final String SYSTEM = "https://healthrecord.org/fhir/CodeSystem/chart";

    public static final String CODE = "disagreement";

    private Disagreement() {}

    public static void show(Resource resource, String element, Claim side, String stated) {
        if (resource instanceof DomainResource shown) {
            if (shown.getMeta().getTag(SYSTEM, CODE) == null) {
                shown.getMeta().addTag(SYSTEM, CODE, "Sources disagree");
            }
            Extension extension = shown.addExtension().setUrl(URL);
            extension.addExtension("element", new StringType(element));
            extension.addExtension("source", new StringType(side.source()));
            extension.addExtension("stated", new StringType(stated));
            extension.addExtension("witness", new UriType("urn:uuid:" + side.id()));
        }
    }
}
