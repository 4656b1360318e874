package org.healthrecord.mapping.fhir.link;

import java.util.List;
import java.util.stream.Collectors;
import org.healthrecord.mapping.assertion.KeyKind;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/**
 * What a resource without any identifier is known by: what it is, when, and where on the body or how, as the left and the
 * right are two facts; never its value, which may be corrected.
 */
final class Content {
    private static final List<String> WHAT =
            List.of("code", "medication[x]", "vaccineCode", "type", "category", "name", "title");
    private static final List<String> WHEN = List.of(
            "effective[x]",
            "onset[x]",
            "performed[x]",
            "occurrence[x]",
            "period",
            "authoredOn",
            "recordedDate",
            "date",
            "started",
            "dateWritten",
            "issued",
            "created");

    private static final List<String> WHERE_OR_HOW = List.of("bodySite", "method");

    private Content() {}

    static String of(Resource resource) {
        String content = KeyKind.WHAT.of(first(resource, WHAT), first(resource, WHEN));
        String particular = WHERE_OR_HOW.stream()
                .map(element -> first(resource, List.of(element)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("|"));
        return particular.isEmpty() ? content : content + "|" + particular;
    }

    /** Whether it distinguishes the resource from others of its patient. */
    static boolean tellsWhatAndWhen(Resource resource) {
        return !first(resource, WHAT).isEmpty() && !first(resource, WHEN).isEmpty();
    }

    static String code(Resource resource) {
        return first(resource, WHAT);
    }

    private static String first(Resource resource, List<String> elements) {
        for (String element : elements) {
            Property property = resource.getNamedProperty(element);
            if (property != null && property.hasValues()) {
                String text = text(property.getValues().get(0));
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }

    private static String text(Base value) {
        if (value instanceof CodeableConcept concept) {
            return concept.hasCoding() ? text(concept.getCodingFirstRep()) : String.valueOf(concept.getText());
        }
        if (value instanceof Coding coding) {
            return coding.getSystem() + "#" + coding.getCode();
        }
        if (value instanceof HumanName name) {
            return name.hasText() ? name.getText() : name.getNameAsSingleString();
        }
        if (value instanceof Period period) {
            return period.getStartElement().getValueAsString() == null
                    ? ""
                    : period.getStartElement().getValueAsString();
        }
        return value.isPrimitive() && value.primitiveValue() != null ? value.primitiveValue() : "";
    }
}
