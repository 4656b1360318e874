package org.healthrecord.mapping.hl7v2.datatype;

import java.util.Optional;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;

/** XPN to HumanName; and the name part of XCN and CNN, whose components are one or more places later. */
public final class Xpn {
    private Xpn() {}

    public static Optional<HumanName> name(Value value, Sender sender) {
        HumanName name = parts(value, 1);
        use(name, value.part(7));
        if (value.has(14)) {
            name.addSuffix(value.part(14));
        }
        Ts.period(value.at(12), value.at(13), sender).ifPresent(name::setPeriod);
        return name.hasFamily() || name.hasGiven() ? Optional.of(name) : Optional.empty();
    }

    /** The name whose family is in component {@code n}: family, given, middle, suffix, prefix, degree. */
    static HumanName parts(Value value, int n) {
        HumanName name = new HumanName();
        Value family = value.at(n);
        if (family.has(1)) {
            name.setFamily(family.part(1));
        } else if (family.has(3)) {
            name.setFamily((family.part(2) + ' ' + family.part(3)).strip());
        }
        given(name, value.part(n + 1));
        given(name, value.part(n + 2));
        if (value.has(n + 3)) {
            name.addSuffix(value.part(n + 3));
        }
        if (value.has(n + 4)) {
            name.addPrefix(value.part(n + 4));
        }
        if (value.has(n + 5)) {
            name.addSuffix(value.part(n + 5));
        }
        return name;
    }

    static void use(HumanName name, String code) {
        HlTables.code("NameType", code).ifPresent(use -> name.setUse(NameUse.fromCode(use)));
    }

    private static void given(HumanName name, String given) {
        if (!given.isEmpty()) {
            name.addGiven(given);
        }
    }
}
