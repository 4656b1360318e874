package org.healthrecord.mapping.hl7v2.segment.patient;

import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Cx;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Xon;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Segment IN2 to the Coverage of the IN1 before it: the numbers the insured person and the employer are known by. */
public final class In2Coverage {
    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";

    private In2Coverage() {}

    public static void add(Segment in2, Coverage coverage, RegistrationDraft draft) {
        Sender sender = draft.sender();
        number(in2, 6, "MC", coverage);
        number(in2, 8, "MA", coverage);
        for (int field : new int[] {25, 26}) {
            in2.values(field).forEach(v -> Cx.identifier(v, sender).ifPresent(coverage::addIdentifier));
        }
        Cx.identifier(in2.value(61), sender).ifPresent(i -> {
            coverage.addIdentifier(i.hasType() ? i : i.setType(Cx.type("MB")));
            if (!coverage.hasSubscriberId()) {
                coverage.setSubscriberId(i.getValue());
            }
        });
        subscriber(in2, coverage, sender);
        Cwe.concept(in2.value(72), "Relationship", sender)
                .filter(c -> !coverage.hasRelationship())
                .ifPresent(coverage::setRelationship);
        for (int field : new int[] {69, 70}) {
            in2.values(field).stream().filter(v -> !coverage.hasPolicyHolder()).forEach(v -> Xon.organization(v, sender)
                    .ifPresent(o -> coverage.setPolicyHolder(draft.directory().organization(o, v.place()))));
        }
    }

    /** IN2-2: the insured person's social security number, for a subscriber known by name only. */
    private static void subscriber(Segment in2, Coverage coverage, Sender sender) {
        Reference subscriber = coverage.getSubscriber();
        if (subscriber.hasReference()) {
            return;
        }
        if (in2.valued(2)) {
            subscriber.setIdentifier(new Identifier().setSystem(SSN).setValue(in2.text(2)));
        } else {
            Cx.identifier(in2.value(1), sender).ifPresent(subscriber::setIdentifier);
        }
    }

    private static void number(Segment in2, int field, String type, Coverage coverage) {
        if (in2.valued(field)) {
            coverage.addIdentifier().setValue(in2.text(field)).setType(Cx.type(type));
        }
    }
}
