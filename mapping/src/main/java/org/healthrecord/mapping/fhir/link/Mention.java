package org.healthrecord.mapping.fhir.link;

import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** What is known of a person or thing that a reference only names. */
final class Mention {
    private Mention() {}

    /** Null for types that need more than this to be valid. */
    static @Nullable Resource of(String type, @Nullable Identifier identifier, @Nullable String display) {
        return switch (type) {
            case "Practitioner" -> {
                Practitioner p = new Practitioner();
                if (display != null) {
                    p.addName().setText(display);
                }
                yield identifier == null ? p : p.addIdentifier(identifier.copy());
            }
            case "PractitionerRole" -> {
                PractitionerRole role = new PractitionerRole();
                if (display != null) {
                    role.setPractitioner(new Reference().setDisplay(display));
                }
                yield identifier == null ? role : role.addIdentifier(identifier.copy());
            }
            case "Organization" -> {
                Organization o = new Organization().setName(display);
                yield identifier == null ? o : o.addIdentifier(identifier.copy());
            }
            case "Location" -> {
                Location l = new Location().setName(display);
                yield identifier == null ? l : l.addIdentifier(identifier.copy());
            }
            case "HealthcareService" -> {
                HealthcareService h = new HealthcareService().setName(display);
                yield identifier == null ? h : h.addIdentifier(identifier.copy());
            }
            default -> null;
        };
    }
}
