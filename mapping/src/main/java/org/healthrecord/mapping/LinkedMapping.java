package org.healthrecord.mapping;

import org.healthrecord.mapping.port.Mapping;

/** What the statements of one unit say of each other beyond their own references. */
public final class LinkedMapping {
    private LinkedMapping() {}

    static Mapping of(Mapping mapping) {
        if (mapping instanceof Mapping.Mapped mapped) {
            Twins.link(mapped.assertions());
            NamesOfTargets.write(mapped.assertions());
        }
        return mapping;
    }
}
