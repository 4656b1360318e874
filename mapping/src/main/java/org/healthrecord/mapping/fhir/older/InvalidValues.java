package org.healthrecord.mapping.fhir.older;

import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;

/**
 * Takes out values that the parser let through although FHIR does not allow them (a birth date that is none, a status
 * that is no status). No reader of the chart could read them. That there was something remains, as an absent reason.
 */
final class InvalidValues {
    private InvalidValues() {}

    static void takeOut(Base element) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof PrimitiveType<?> primitive && invalid(primitive)) {
                    primitive.setValueAsString(null);
                    primitive.addExtension(
                            "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("error"));
                } else if (value != null) {
                    takeOut(value);
                }
            }
        }
    }

    private static boolean invalid(PrimitiveType<?> primitive) {
        return primitive.getValue() == null && primitive.getValueAsString() != null;
    }
}
