package org.healthrecord.mapping.ccda.document;

import java.util.List;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** Fills what one description of a thing leaves out from another description of the same thing. */
final class Gaps {
    private Gaps() {}

    static void fill(Resource known, Resource other) {
        for (Property property : other.children()) {
            Property mine = known.getChildByName(property.getName());
            if (property.hasValues() && mine != null && !mine.hasValues()) {
                for (Base value : property.getValues()) {
                    known.setProperty(property.getName(), value);
                }
            }
        }
        if (known instanceof Practitioner k && other instanceof Practitioner o) {
            addIdentifiers(k.getIdentifier(), o.getIdentifier());
        }
        if (known instanceof Organization k && other instanceof Organization o) {
            addIdentifiers(k.getIdentifier(), o.getIdentifier());
        }
    }

    private static void addIdentifiers(List<Identifier> known, List<Identifier> others) {
        for (Identifier id : others) {
            boolean there = known.stream()
                    .anyMatch(k -> java.util.Objects.equals(k.getSystem(), id.getSystem())
                            && java.util.Objects.equals(k.getValue(), id.getValue()));
            if (!there) {
                known.add(id);
            }
        }
    }
}
