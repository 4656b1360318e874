package org.healthrecord.fhir.chart.consent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.healthrecord.access.decision.Role;
import org.healthrecord.fhir.chart.label.Label;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;
import org.hl7.fhir.r4.model.Consent.provisionActorComponent;
import org.hl7.fhir.r4.model.Consent.provisionDataComponent;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * Says of a Consent that somebody is about to state what of it could not be kept. {@link ConsentReading} makes the best of
 * what has been stated; here the person is still there and can be asked.
 */
public final class ConsentCheck {
    private static final String PURPOSES = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
    private static final Set<ConsentState> STATES =
            Set.of(ConsentState.ACTIVE, ConsentState.INACTIVE, ConsentState.ENTEREDINERROR);

    private final Predicate<String> clinics;
    private final Predicate<String> accounts;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param clinics  whether there is a source of this id
     * @param accounts whether there is an account of this id
     */
    public ConsentCheck(Predicate<String> clinics, Predicate<String> accounts) {
        this.clinics = clinics;
        this.accounts = accounts;
    }

    /**
     * One thing that cannot be kept.
     *
     * @param expression where, in FHIRPath
     */
    public record Problem(String expression, String words) {}

    /** @return empty where all of it can be kept */
    public List<Problem> of(Consent consent) {
        problems.clear();
        if (consent.getStatus() == null || !STATES.contains(consent.getStatus())) {
            add("Consent.status", "Only active, inactive and entered-in-error decide anything");
        }
        if (consent.getScope().getCoding().stream().noneMatch(c -> "patient-privacy".equals(c.getCode()))) {
            add("Consent.scope", "Only consents of the scope patient-privacy are kept here");
        }
        if (consent.hasModifierExtension() || consent.hasImplicitRules()) {
            add("Consent.modifierExtension", "It changes the meaning in a way that is not supported");
        }
        if (!consent.hasProvision() || !consent.getProvision().hasType()) {
            add("Consent.provision.type", "It has to be deny, to hide, or permit, to show");
        } else {
            provision(consent.getProvision(), "Consent.provision");
        }
        return List.copyOf(problems);
    }

    private void add(String expression, String words) {
        problems.add(new Problem(expression, words));
    }

    private void provision(ProvisionComponent p, String at) {
        if (!p.hasType()) {
            add(at + ".type", "It has to be deny, to hide, or permit, to show");
        }
        if (p.hasModifierExtension()) {
            add(at + ".modifierExtension", "It changes the meaning in a way that is not supported");
        }
        unsupported(p.hasAction(), at + ".action");
        unsupported(p.hasClass_(), at + ".class");
        unsupported(p.hasCode(), at + ".code");
        unsupported(p.hasDataPeriod(), at + ".dataPeriod");
        period(p, at + ".period");
        p.getPurpose().forEach(purpose -> purpose(purpose, at + ".purpose"));
        p.getSecurityLabel().forEach(label -> label(label, at + ".securityLabel"));
        p.getActor().forEach(actor -> actor(actor, at + ".actor"));
        p.getData().forEach(data -> data(data, at + ".data"));
        p.getProvision().forEach(inner -> provision(inner, at + ".provision"));
    }

    private void unsupported(boolean present, String at) {
        if (present) {
            add(
                    at,
                    "A limit of this kind is not supported: what can be named are clinics, kinds of information, recipients,"
                            + " purposes and a period");
        }
    }

    private void period(ProvisionComponent p, String at) {
        if (p.getPeriod().hasStart()
                && p.getPeriod().hasEnd()
                && p.getPeriod().getEnd().before(p.getPeriod().getStart())) {
            add(at, "It ends before it begins");
        }
    }

    private void purpose(Coding purpose, String at) {
        if (!PURPOSES.equals(purpose.getSystem()) || !purpose.hasCode()) {
            add(at, "A purpose of use is a code of " + PURPOSES);
        }
    }

    private void label(Coding label, String at) {
        if (!Label.SYSTEM.equals(label.getSystem())
                || Label.ofCode(String.valueOf(label.getCode())).isEmpty()) {
            add(
                    at,
                    "Of " + Label.SYSTEM + " these are known: "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Label.values())
                                            .map(Label::code)
                                            .toList()));
        }
    }

    private void actor(provisionActorComponent actor, String at) {
        Identifier named = actor.getReference().getIdentifier();
        boolean role = hasRole(actor.getRole());
        if (actor.getReference().hasReference() || role == named.hasValue()) {
            add(
                    at,
                    "A recipient is a role of the staff (" + ConsentReading.ROLE
                            + "), or an account (Practitioner/{id}),"
                            + " or a clinic (Organization/source-{id}), and one of them only");
        } else if (role) {
            role(actor.getRole(), at + ".role");
        } else if (ConsentReading.CALLER.equals(named.getSystem())) {
            check(accounts.test(named.getValue()), at + ".reference", "There is no such account");
        } else {
            clinic(actor.getReference(), at + ".reference");
        }
    }

    private static boolean hasRole(CodeableConcept role) {
        return role.getCoding().stream().anyMatch(c -> ConsentReading.ROLE.equals(c.getSystem()));
    }

    private void role(CodeableConcept role, String at) {
        boolean known = role.getCoding().stream()
                .filter(c -> ConsentReading.ROLE.equals(c.getSystem()))
                .allMatch(
                        c -> Arrays.stream(Role.values()).anyMatch(r -> r.name().equals(c.getCode())));
        check(known, at, "Roles of the staff are " + Arrays.toString(Role.values()));
    }

    private void data(provisionDataComponent data, String at) {
        clinic(data.getReference(), at + ".reference");
    }

    private void clinic(Reference reference, String at) {
        Identifier named = reference.getIdentifier();
        if (reference.hasReference() || !ConsentReading.SOURCE.equals(named.getSystem()) || !named.hasValue()) {
            add(at, "What a clinic states is named by the clinic: Organization/source-{id}");
        } else {
            check(clinics.test(named.getValue()), at, "There is no such clinic");
        }
    }

    private void check(boolean holds, String at, String words) {
        if (!holds) {
            add(at, words);
        }
    }
}
