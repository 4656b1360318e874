package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.Assertion.Mode;
import org.healthrecord.mapping.AssertionKey;
import org.healthrecord.mapping.hl7v2.draft.Draft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.RxaImmunization;
import org.hl7.fhir.r4.model.Immunization;

/** RXA: a vaccine given, refused or reported; with the observations about it. */
final class Administrations {
    private Administrations() {}

    static void state(Order order, Draft draft) {
        Segment rxa = order.first("RXA").orElseThrow();
        Immunization immunization = RxaImmunization.immunization(rxa, order, draft);
        AssertionKey key = draft.free("Immunization", RxaImmunization.key(rxa, order), immunization);
        if (rxa.text(21).equals("D")) {
            draft.withdraw(key, draft.precedence(9), immunization, rxa.place());
            return;
        }
        draft.state(key, Mode.SNAPSHOT, draft.precedence(rxa.text(21).equals("U") ? 1 : 0), immunization, rxa.place());
        Results.observations(order, draft, key);
    }
}
