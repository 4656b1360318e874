package org.healthrecord.fhir.chart.consolidation.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.BackboneType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Dosage;
import org.hl7.fhir.r4.model.Dosage.DosageDoseAndRateComponent;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Timing;

/** The elements of a resource, or of a part of one, that hold something. */
final class Elements {
    /** Codes that a statement of a medication has and an order has not. */
    private static final Set<String> NO_ORDER = Set.of("intended", "not-taken");

    private Elements() {}

    /** @param name as FHIR writes it: {@code value[x]} */
    record Element(String name, List<Base> values) {}

    static List<Element> of(Base owner) {
        List<Element> elements = new ArrayList<>();
        for (Property property : owner.children()) {
            List<Base> values = Resources.filled(property);
            if (!values.isEmpty()) {
                elements.add(new Element(property.getName(), values));
            }
        }
        return elements;
    }

    /** Whether a value is joined part by part; all others are taken whole. */
    private static boolean hasParts(Base value) {
        return value instanceof Period
                || value instanceof DosageDoseAndRateComponent
                || value instanceof BackboneElement
                || (value instanceof BackboneType && !(value instanceof Timing))
                || value instanceof Dosage;
    }

    /** Whether two values of one element are joined part by part. */
    static boolean areJoinedByParts(List<Base> there, List<Base> stated) {
        return there.size() == 1
                && stated.size() == 1
                && there.get(0).fhirType().equals(stated.get(0).fhirType())
                && hasParts(stated.get(0));
    }

    /** Whether the element of this type can hold these. */
    static boolean fits(Base target, String name, List<Base> values) {
        return !name.equals("status")
                || !target.fhirType().equals("MedicationRequest")
                || !NO_ORDER.contains(values.get(0).primitiveValue());
    }

    static boolean areOfOneCode(Base one, Base other) {
        Concept mine = code(one);
        return mine.tokens().stream().anyMatch(code(other).tokens()::contains);
    }

    /** Whether no two parts have one code. */
    static boolean haveOneEach(Base owner) {
        return haveOneEach(Resources.values(owner, "component"));
    }

    static boolean haveOneEach(List<Base> parts) {
        return parts.size() < 2
                || parts.stream().map(p -> code(p).primary()).distinct().count() == parts.size();
    }

    static Concept code(Base part) {
        return Concept.of(Resources.values(part, "code", CodeableConcept.class).toList(), "");
    }
}
