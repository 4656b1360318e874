package org.healthrecord.mapping.hl7v2.segment;

import org.healthrecord.mapping.hl7v2.reader.Value;

/** What a coded field says a fact is, as text for a key: code and system, else the name. */
public final class FactCode {
    private FactCode() {}

    public static String of(Value cwe) {
        if (cwe.has(1)) {
            return cwe.first(1) + '^' + cwe.part(3);
        }
        if (cwe.has(4)) {
            return cwe.first(4) + '^' + cwe.part(6);
        }
        return cwe.has(2) ? cwe.part(2) : cwe.part(9);
    }
}
