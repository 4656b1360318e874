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

    /** ORC-4: the placer's group number; an EI before 2.8.2 and again since, an EIP in between. */
    public static Optional<Identifier> placerGroup(Value value, Sender sender) {
        return isPair(value) ? ofPair(value, 1, "PGN", sender) : identifier(value, "PGN", sender);
    }

    /** ORC-4 as EIP: the filler's group number. */
    public static Optional<Identifier> fillerGroup(Value value, Sender sender) {
        return isPair(value) ? ofPair(value, 2, "FGN", sender) : Optional.empty();
    }

    /** Only the parts of a pair have parts of their own; {@code ^AUTHORITY} is an EI without a number. */
    private static boolean isPair(Value value) {
        return value.at(1).has(2) || value.at(2).has(2);
    }

    /** The identifier with its authority, so that two authorities' equal numbers stay apart. */
    public static String key(Value value) {
        String authority = value.has(3) ? value.part(3) : value.part(2);
        return authority.isEmpty() ? value.first(1) : value.first(1) + '@' + authority;
    }

    /** The same of one of the pair in an EIP. */
    public static String key(Value pair, int n) {
        Value one = pair.at(n);
        String authority = one.has(3) ? one.part(3) : one.part(2);
        return authority.isEmpty() ? one.part(1) : one.part(1) + '@' + authority;
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
