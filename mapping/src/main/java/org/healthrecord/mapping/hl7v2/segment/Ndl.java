package org.healthrecord.mapping.hl7v2.segment;

import java.util.Optional;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;

/** NDL (OBR-32 to 35): a name whose parts are subcomponents of its first component (CNN). */
public final class Ndl {
    private Ndl() {}

    public static Optional<Reference> practitioner(Value ndl, RegistrationDraft draft) {
        Value cnn = ndl.at(1);
        // Senders also write the parts as components, as if the field were an XCN.
        if (cnn.part(2).isEmpty() && ndl.has(2) && !isTime(ndl.part(2))) {
            return draft.directory().practitioner(ndl);
        }
        Practitioner practitioner = new Practitioner();
        if (cnn.has(1)) {
            Identifier identifier = practitioner.addIdentifier().setValue(cnn.part(1));
            draft.sender().authority(cnn.part(9), cnn.part(10)).ifPresent(identifier::setSystem);
        }
        HumanName name = new HumanName();
        if (cnn.has(2)) {
            name.setFamily(cnn.part(2));
        }
        for (int n = 3; n <= 4; n++) {
            if (cnn.has(n)) {
                name.addGiven(cnn.part(n));
            }
        }
        if (name.hasFamily() || name.hasGiven()) {
            practitioner.addName(name);
        }
        return practitioner.isEmpty()
                ? Optional.empty()
                : Optional.of(draft.directory().practitioner(practitioner, ndl.place()));
    }

    private static boolean isTime(String text) {
        return text.length() >= 8 && text.chars().limit(8).allMatch(Character::isDigit);
    }
}
