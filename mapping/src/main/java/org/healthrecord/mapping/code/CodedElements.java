package org.healthrecord.mapping.code;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** The elements of a resource whose codes say what a fact is; by their names, which FHIR uses alike in all its types. */
final class CodedElements {
    private static final List<String> CONCEPTS = List.of(
            "code", "value[x]", "medication[x]", "vaccineCode", "type", "category", "reasonCode", "bodySite", "method");
    private static final List<String> PARTS = List.of("component", "reaction", "condition", "dosageInstruction");
    private static final List<String> OF_PARTS =
            List.of("code", "value[x]", "substance", "manifestation", "route", "site");

    record Named(String element, CodeableConcept concept) {}

    private CodedElements() {}

    static List<Named> of(Resource resource) {
        List<Named> found = new ArrayList<>();
        String type = resource.fhirType();
        add(resource, CONCEPTS, type, found);
        for (String part : PARTS) {
            Property property = resource.getNamedProperty(part);
            if (property != null) {
                for (Base value : property.getValues()) {
                    add(value, OF_PARTS, type + "." + part, found);
                }
            }
        }
        return found;
    }

    private static void add(Base holder, List<String> names, String path, List<Named> found) {
        for (String name : names) {
            Property property = holder.getNamedProperty(name);
            if (property != null) {
                for (Base value : property.getValues()) {
                    if (value instanceof CodeableConcept concept && concept.hasCoding()) {
                        found.add(new Named(path + "." + name.replace("[x]", ""), concept));
                    }
                }
            }
        }
    }
}
