package org.healthrecord.fhir.chart.consent;

import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Writes whom a Consent names by reference as the identifiers that mean the same wherever the statement goes. */
public final class ConsentNames {
    private static final String CLINIC = "Organization/source-";
    private static final String ACCOUNT = "Practitioner/";

    private ConsentNames() {}

    /** @param base of this server, which references may begin with */
    public static void normalize(Consent consent, String base) {
        if (consent.hasProvision()) {
            normalize(consent.getProvision(), base + '/');
        }
    }

    private static void normalize(ProvisionComponent provision, String base) {
        for (provisionActorComponent actor : provision.getActor()) {
            normalize(actor.getReference(), base);
        }
        for (provisionDataComponent data : provision.getData()) {
            normalize(data.getReference(), base);
        }
        provision.getProvision().forEach(inner -> normalize(inner, base));
    }

    private static void normalize(Reference reference, String base) {
        if (reference.hasReference()) {
            String named = reference.getReference();
            identifier(named.startsWith(base) ? named.substring(base.length()) : named)
                    .ifPresent(identifier ->
                            reference.setReference(null).setType(null).setIdentifier(identifier));
        }
    }

    private static Optional<Identifier> identifier(String named) {
        if (named.startsWith(CLINIC)) {
            return Optional.of(
                    new Identifier().setSystem(ConsentReading.SOURCE).setValue(named.substring(CLINIC.length())));
        }
        return named.startsWith(ACCOUNT)
                ? Optional.of(
                        new Identifier().setSystem(ConsentReading.CALLER).setValue(named.substring(ACCOUNT.length())))
                : Optional.empty();
    }
}
