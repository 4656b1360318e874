package org.healthrecord.mapping.hl7v2.datatype;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;

/** XCN to Practitioner: the number with its authority, the name. */
public final class Xcn {
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

    private Xcn() {}

    public static Optional<Practitioner> practitioner(Value value, Sender sender) {
        Practitioner practitioner = new Practitioner();
        identifier(value, sender).ifPresent(practitioner::addIdentifier);
        HumanName name = Xpn.parts(value, 2);
        Xpn.use(name, value.part(10));
        if (name.hasFamily() || name.hasGiven()) {
            practitioner.addName(name);
        }
        return practitioner.isEmpty() ? Optional.empty() : Optional.of(practitioner);
    }

    private static Optional<Identifier> identifier(Value value, Sender sender) {
        if (!value.has(1)) {
            return Optional.empty();
        }
        Value assigner = value.at(9);
        Identifier identifier = new Identifier().setValue(value.first(1));
        boolean npi = value.part(13).equals("NPI");
        Optional<String> system = npi ? Optional.of(NPI) : sender.authority(assigner.part(1), assigner.part(2));
        system.ifPresent(identifier::setSystem);
        if (assigner.has(1)) {
            identifier.getAssigner().setDisplay(assigner.part(1));
        }
        if (value.has(13)) {
            identifier.setType(Cx.type(value.first(13)));
        }
        return Optional.of(identifier);
    }
}
