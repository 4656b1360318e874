package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.segment.Order;

/** What one order states, by the segment it is about. */
final class OrderMap {
    private OrderMap() {}

    static void state(Order order, RegistrationDraft draft) {
        draft.within(order.segments());
        if (order.has("TXA")) {
            Documents.state(order, draft);
        } else if (order.has("RXA")) {
            Administrations.state(order, draft);
        } else if (order.has("RXE") || order.has("RXO") || order.has("RXD")) {
            Medications.state(order, draft);
        } else if (order.has("OBR")) {
            Reports.state(order, draft);
        } else {
            Clinical.state(order, draft);
        }
    }
}
