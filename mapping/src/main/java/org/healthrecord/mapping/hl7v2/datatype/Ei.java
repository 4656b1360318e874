package org.healthrecord.mapping.hl7v2.datatype;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.Identifier;

/** EI to Identifier; and the plain text of it that keys are made from. */
public final class Ei {
    private Ei() {}

    public static Optional<Identifier> identifier(Value value, Sender sender) {
        return read(value.first(1), value.part(2), value.part(3), sender);
    }

    /** With a type of table 0203: PLAC, FILL, PGN ... */
    public static Optional<Identifier> identifier(Value value, String type, Sender sender) {
        return identifier(value, sender).map(i -> i.setType(Cx.type(type)));
    }

    /** One of the pair in an EIP, whose parts are subcomponents. */
    public static Optional<Identifier> ofPair(Value value, int n, String type, Sender sender) {
        Value one = value.at(n);
        return read(one.part(1), one.part(2), one.part(3), sender).map(i -> i.setType(Cx.type(type)));
    }

    /** The identifier with its authority, so that two authorities' equal numbers stay apart. */
    public static String key(Value value) {
        String authority = value.has(3) ? value.part(3) : value.part(2);
        return authority.isEmpty() ? value.first(1) : value.first(1) + '@' + authority;
    }

    private static Optional<Identifier> read(String id, String namespace, String universal, Sender sender) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Identifier identifier = new Identifier().setValue(id);
        sender.authority(namespace, universal).ifPresent(identifier::setSystem);
        if (!namespace.isEmpty()) {
            identifier.getAssigner().setDisplay(namespace);
        }
        return Optional.of(identifier);
    }
}
