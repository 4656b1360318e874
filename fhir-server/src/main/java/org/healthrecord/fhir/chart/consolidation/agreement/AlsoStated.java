package org.healthrecord.fhir.chart.consolidation.agreement;

import org.healthrecord.fhir.chart.consolidation.statement.Claim;
import org.healthrecord.fhir.chart.consolidation.value.Words;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;
import org.jspecify.annotations.Nullable;

/**
 * Names the clinic behind what another clinic than the one shown adds to a fact: its source and the statement, and
 * the elements that hold something of it. With {@code stated}, this is what that clinic says of the element and the
 * element does not show, though the two do not disagree (a later entry date, its own entry for the same doctor).
 */
public final class AlsoStated {
    public static final String URL = "https://healthrecord.org/fhir/StructureDefinition/also-stated";

    private AlsoStated() {}

    /** The element holds what this clinic states. */
    static void adds(Resource resource, String element, Claim side) {
        Extension of = resource instanceof DomainResource shown
                ? shown.getExtensionsByUrl(URL).stream()
                        .filter(e -> isAbout(e, side))
                        .findFirst()
                        .orElse(null)
                : null;
        if (of == null) {
            extend(resource, element, side);
        } else {
            of.addExtension("element", new StringType(element));
        }
    }

    private static boolean isAbout(Extension extension, Claim side) {
        return !extension.hasExtension("stated")
                && extension.getExtensionByUrl("witness").getValue() instanceof UriType witness
                && witness.getValue().equals("urn:uuid:" + side.id());
    }

    /** Only this clinic states it. */
    public static void says(Resource resource, String element, Claim side, Base value) {
        Extension extension = extend(resource, element, side);
        if (extension != null) {
            boolean leads = value instanceof Reference reference && reference.hasReference();
            extension.addExtension("stated", leads ? ((Reference) value).copy() : new StringType(Words.of(value)));
        }
    }

    private static @Nullable Extension extend(Resource resource, String element, Claim side) {
        if (!(resource instanceof DomainResource shown)) {
            return null;
        }
        Extension extension = shown.addExtension().setUrl(URL);
        extension.addExtension("element", new StringType(element));
        extension.addExtension("source", new StringType(side.source()));
        extension.addExtension("witness", new UriType("urn:uuid:" + side.id()));
        return extension;
    }
}
