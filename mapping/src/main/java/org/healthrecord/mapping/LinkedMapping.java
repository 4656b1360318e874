package org.healthrecord.mapping;

import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;

/** What the statements of one unit say of each other beyond their own references. */
public final class LinkedMapping {
    private LinkedMapping() {}

    /** @param format a FHIR server says itself who answers for what */
    static Mapping of(Mapping mapping, Format format) {
        if (mapping instanceof Mapping.Mapped mapped) {
            if (format != Format.FHIR) {
                Responsible.name(mapped.assertions());
            }
            Twins.link(mapped.assertions());
            NamesOfTargets.write(mapped.assertions());
        }
        return mapping;
    }
}
