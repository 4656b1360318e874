package org.healthrecord.fhir.exit.consent;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.Owners;
import org.healthrecord.fhir.chart.consent.ConsentReading;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.mapping.assertion.Registration;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.LinkType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** A Consent as a message of the portal, and what became of it. */
final class ConsentMessages {
    private static final String WHO = "urn:uuid:";
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 15;

    private final FhirContext fhir;
    private final PortalIntake intake;
    private final Evidence evidence;
    private final Clock clock;

    ConsentMessages(FhirContext fhir, PortalIntake intake, Evidence evidence, Clock clock) {
        this.fhir = fhir;
        this.intake = intake;
        this.evidence = evidence;
        this.clock = clock;
    }

    /**
     * @param number the portal's number of the person
     * @param clinic the registration that the number stands for; null where that has been said
     * @return the message's id
     */
    String send(Consent consent, String number, @Nullable Registration clinic) {
        Date now = Date.from(clock.instant());
        String who = WHO + UUID.randomUUID();
        consent.setId((String) null);
        consent.getMeta().setVersionId(null).setLastUpdated(now).setSource(null);
        consent.setPatient(new Reference(who));
        if (!consent.hasDateTime()) {
            consent.setDateTime(now);
        }
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION).setTimestamp(now);
        add(bundle, who, patient(number, clinic, now));
        add(bundle, WHO + UUID.randomUUID(), consent);
        return intake.receive(
                fhir.newJsonParser().encodeResourceToString(bundle).getBytes(StandardCharsets.UTF_8));
    }

    private static void add(Bundle bundle, String fullUrl, Resource resource) {
        bundle.addEntry()
                .setFullUrl(fullUrl)
                .setResource(resource)
                .getRequest()
                .setMethod(HTTPVerb.POST)
                .setUrl(resource.fhirType());
    }

    private static Patient patient(String number, @Nullable Registration clinic, Date now) {
        Patient patient = new Patient();
        patient.getMeta().setLastUpdated(now);
        patient.addIdentifier().setSystem(PortalNumbers.SYSTEM).setValue(number);
        if (clinic != null) {
            Identifier with = new Identifier().setSystem(clinic.mrnSystem()).setValue(clinic.mrn());
            with.getAssigner()
                    .setIdentifier(
                            new Identifier().setSystem(ConsentReading.SOURCE).setValue(clinic.source()));
            patient.addLink()
                    .setType(LinkType.SEEALSO)
                    .setOther(new Reference().setType("Patient").setIdentifier(with));
        }
        return patient;
    }

    /** Waits a while until it is in the chart. */
    boolean isSettled(String message) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!intake.isSettled(message)) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** The id of the Consent in the chart that the message states. */
    Optional<String> idOf(String message) {
        return evidence.factsOf(message).stream()
                .map(Evidence.TracedFact::reference)
                .filter(reference -> reference.startsWith("Consent/"))
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .findFirst();
    }

    /** Whether the portal states this Consent. */
    boolean isStatedHere(String id) {
        return evidence.of("Consent/" + id).stream().flatMap(List::stream).anyMatch(version -> version.source()
                .equals(Owners.PORTAL));
    }
}
