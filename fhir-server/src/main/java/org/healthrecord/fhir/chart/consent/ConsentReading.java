package org.healthrecord.fhir.chart.consent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.consent.Recipient;
import org.healthrecord.access.consent.Rule;
import org.healthrecord.fhir.chart.label.Label;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Reads a FHIR R4 Consent. What is understood: an active consent of the scope patient-privacy; provisions of both types, one
 * within the other; of each its period, purposes, security labels, actors (a role of the staff, an account or client, a
 * clinic), and a source as the Organization that {@code data} refers to. Whatever else limits a provision is not understood:
 * {@link Rule} says what then holds.
 */
public final class ConsentReading {
    /** Of roles of the staff, as the code of an actor's role. */
    public static final String ROLE = "https://healthrecord.org/fhir/CodeSystem/staff-role";

    /** Of accounts, clients and keys, as the identifier of an actor. */
    public static final String CALLER = "https://healthrecord.org/fhir/caller";

    /** Of the id of a source, as an identifier. */
    public static final String SOURCE = "https://healthrecord.org/fhir/source";

    private static final String ORGANIZATION = "Organization/source-";
    private static final String PRIVACY = "patient-privacy";
    private static final Set<String> OTHER_SCOPES = Set.of("adr", "research", "treatment");

    private boolean understood = true;

    private ConsentReading() {}

    /**
     * @param rule       empty where the consent is not in force, or not about privacy
     * @param understood false where something of it is not understood
     */
    public record Read(Optional<Rule> rule, boolean understood) {}

    public static Read of(Consent consent) {
        ConsentState state = consent.getStatus();
        if (state != ConsentState.ACTIVE || isOfAnotherScope(consent)) {
            return new Read(Optional.empty(), state != null);
        }
        if (!consent.hasProvision() || !consent.getProvision().hasType()) {
            return new Read(Optional.of(Rule.denyAll()), false);
        }
        ConsentReading reading = new ConsentReading();
        Rule rule = reading.rule(consent.getProvision());
        return new Read(Optional.of(rule), reading.understood && isPrivacy(consent));
    }

    private static boolean isOfAnotherScope(Consent consent) {
        return scopes(consent).stream().anyMatch(OTHER_SCOPES::contains) && !isPrivacy(consent);
    }

    private static boolean isPrivacy(Consent consent) {
        return scopes(consent).contains(PRIVACY);
    }

    private static List<String> scopes(Consent consent) {
        return consent.getScope().getCoding().stream().map(Coding::getCode).toList();
    }

    private Rule rule(ProvisionComponent p) {
        boolean denies = p.getType() != ConsentProvisionType.PERMIT;
        boolean readable = p.hasType() && !isLimitedOtherwise(p);
        Set<Recipient> recipients = new HashSet<>();
        for (provisionActorComponent actor : p.getActor()) {
            Optional<Recipient> named = recipient(actor);
            named.ifPresent(recipients::add);
            readable &= named.isPresent();
        }
        Set<String> sources = new HashSet<>();
        for (provisionDataComponent data : p.getData()) {
            Optional<String> named = source(data.getReference());
            named.ifPresent(sources::add);
            readable &= named.isPresent();
        }
        Set<String> labels = new HashSet<>();
        for (Coding coding : p.getSecurityLabel()) {
            Optional<Label> label = Label.ofCode(String.valueOf(coding.getCode()));
            label.ifPresent(l -> labels.add(l.name()));
            readable &= label.isPresent();
        }
        Set<String> purposes = new HashSet<>();
        p.getPurpose().forEach(c -> purposes.add(String.valueOf(c.getCode())));
        List<Rule> exceptions = new ArrayList<>();
        p.getProvision().forEach(inner -> exceptions.add(rule(inner)));
        understood &= readable;
        boolean all = denies && !readable;
        return new Rule(
                denies,
                readable,
                at(p.getPeriod().getStart()),
                until(p),
                // A limit of which a part is not understood is none: more is hidden then, not less.
                all && recipients.size() < p.getActor().size() ? Set.of() : recipients,
                purposes,
                all && sources.size() < p.getData().size() ? Set.of() : sources,
                all && labels.size() < p.getSecurityLabel().size() && hasUnknownLabel(p) ? Set.of() : labels,
                exceptions);
    }

    private static boolean hasUnknownLabel(ProvisionComponent p) {
        return p.getSecurityLabel().stream()
                .anyMatch(c -> Label.ofCode(String.valueOf(c.getCode())).isEmpty());
    }

    private static boolean isLimitedOtherwise(ProvisionComponent p) {
        return p.hasAction() || p.hasClass_() || p.hasCode() || p.hasDataPeriod();
    }

    private static Optional<Recipient> recipient(provisionActorComponent actor) {
        Optional<String> role = code(actor.getRole());
        if (role.isPresent()) {
            return role.map(r -> new Recipient(Recipient.Kind.ROLE, r));
        }
        Identifier identifier = actor.getReference().getIdentifier();
        if (CALLER.equals(identifier.getSystem()) && identifier.hasValue()) {
            return Optional.of(new Recipient(Recipient.Kind.CALLER, identifier.getValue()));
        }
        return source(actor.getReference()).map(s -> new Recipient(Recipient.Kind.CLINIC, s));
    }

    private static Optional<String> code(CodeableConcept role) {
        return role.getCoding().stream()
                .filter(c -> ROLE.equals(c.getSystem()) && c.hasCode())
                .map(Coding::getCode)
                .findFirst();
    }

    private static Optional<String> source(Reference reference) {
        Identifier identifier = reference.getIdentifier();
        if (SOURCE.equals(identifier.getSystem()) && identifier.hasValue()) {
            return Optional.of(identifier.getValue());
        }
        String named = String.valueOf(reference.getReference());
        return named.startsWith(ORGANIZATION) ? Optional.of(named.substring(ORGANIZATION.length())) : Optional.empty();
    }

    private static @Nullable Instant at(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    /** The end of a period is a part of it: a day goes on until the next. */
    private static @Nullable Instant until(ProvisionComponent p) {
        if (!p.getPeriod().hasEnd()) {
            return null;
        }
        long span =
                switch (p.getPeriod().getEndElement().getPrecision()) {
                    case YEAR -> 366L * 86_400;
                    case MONTH -> 31L * 86_400;
                    case DAY -> 86_400;
                    default -> 1;
                };
        return p.getPeriod().getEnd().toInstant().plusSeconds(span);
    }
}
