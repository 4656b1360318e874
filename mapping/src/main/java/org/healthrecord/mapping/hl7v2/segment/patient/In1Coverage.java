package org.healthrecord.mapping.hl7v2.segment.patient;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.datatype.Xad;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.datatype.Xpn;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.healthrecord.mapping.hl7v2.segment.FactCode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;

/**
 * Segment IN1 to Coverage. The subscriber is named by display and number only: the person who holds a family's policy is
 * no reason to make a person.
 */
public final class In1Coverage {
    private static final String CLASS = "http://terminology.hl7.org/CodeSystem/coverage-class";

    private In1Coverage() {}

    public static Coverage coverage(Segment in1, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Coverage coverage = new Coverage();
        coverage.setStatus(CoverageStatus.ACTIVE);
        coverage.setBeneficiary(draft.subject());
        Cx.identifier(in1.value(49), sender).ifPresent(coverage::addIdentifier);
        plan(in1, coverage, sender);
        payor(in1, coverage, draft);
        in1.values(11).forEach(v -> draft.directory().organization(v).ifPresent(coverage::setPolicyHolder));
        Ts.period(in1.value(12), in1.value(13), sender).ifPresent(coverage::setPeriod);
        Cwe.concept(in1.value(15), sender).ifPresent(coverage::setType);
        if (in1.valued(36)) {
            coverage.addIdentifier(new Identifier().setValue(in1.text(36)).setType(Cx.type("SN")));
            coverage.setSubscriberId(in1.text(36));
        } else if (in1.valued(49)) {
            coverage.setSubscriberId(in1.text(49));
        }
        subscriber(in1, coverage, draft);
        Cwe.concept(in1.value(17), "Relationship", sender).ifPresent(coverage::setRelationship);
        return coverage;
    }

    /** The policy number with the plan; else the plan alone. */
    public static String key(Segment in1) {
        String policy = in1.valued(36) ? in1.text(36) : in1.text(49);
        return KeyKind.COVERAGE.of(FactCode.of(in1.value(2)), in1.text(3), policy);
    }

    private static void plan(Segment in1, Coverage coverage, Sender sender) {
        Value plan = in1.value(2);
        Cwe.concept(plan, sender).ifPresent(concept -> concept.getCoding().forEach(c -> {
            Identifier identifier = coverage.addIdentifier().setValue(c.getCode());
            if (c.hasSystem()) {
                identifier.setSystem(c.getSystem());
            }
        }));
        classified("plan", plan.first(1), plan.part(2), coverage);
        classified("group", in1.text(8), in1.value(9).part(1), coverage);
    }

    private static void classified(String kind, String value, String name, Coverage coverage) {
        if (!value.isEmpty()) {
            Coverage.ClassComponent entry = coverage.addClass_().setValue(value);
            entry.getType().addCoding(new Coding(CLASS, kind, null));
            if (!name.isEmpty()) {
                entry.setName(name);
            }
        }
    }

    private static void payor(Segment in1, Coverage coverage, RegistrationDraft draft) {
        Sender sender = draft.sender();
        Optional<Organization> named = Xon.organization(in1.value(4), sender);
        Organization payor = named.orElseGet(Organization::new);
        in1.values(3).forEach(v -> Cx.identifier(v, sender).ifPresent(payor::addIdentifier));
        in1.values(5).forEach(v -> Xad.address(v, sender).ifPresent(payor::addAddress));
        if (payor.hasName() || payor.hasIdentifier()) {
            coverage.addPayor(draft.directory().organization(payor, in1.place(4)));
        } else {
            coverage.addPayor(new Reference().setDisplay("unknown"));
        }
        in1.values(10).forEach(v -> Cx.identifier(v, sender).ifPresent(coverage::addIdentifier));
    }

    private static void subscriber(Segment in1, Coverage coverage, RegistrationDraft draft) {
        if (in1.text(17).equals("SEL")) {
            coverage.setSubscriber(draft.subject());
            return;
        }
        Optional<HumanName> name = Xpn.name(in1.value(16), draft.sender());
        name.ifPresent(n -> coverage.setSubscriber(new Reference().setDisplay(display(n))));
    }

    private static String display(HumanName name) {
        return name.getNameAsSingleString();
    }
}
