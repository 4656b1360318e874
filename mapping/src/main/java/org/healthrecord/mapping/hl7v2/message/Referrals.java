package org.healthrecord.mapping.hl7v2.message;

import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.order.Provider;
import org.healthrecord.mapping.hl7v2.segment.order.Rf1Referral;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** RF1 with its PRD and CTD (REF, RRI): a referral. They come before the PID, so the whole message is read. */
final class Referrals {
    private Referrals() {}

    static void state(RegistrationDraft draft) {
        Message message = draft.message();
        message.first("RF1").ifPresent(rf1 -> state(rf1, message, draft));
        message.all("CTD").forEach(ctd -> Provider.role(ctd, draft));
        if (message.first("RF1").isEmpty()) {
            message.all("PRD").forEach(prd -> Provider.role(prd, draft));
        }
    }

    private static void state(Segment rf1, Message message, RegistrationDraft draft) {
        ServiceRequest request = Rf1Referral.referral(rf1, message.all("PRD"), draft);
        AssertionKey key = draft.key("ServiceRequest", Rf1Referral.key(rf1));
        boolean cancelled = message.event().equals("I14");
        if (cancelled) {
            request.setStatus(ServiceRequestStatus.REVOKED);
        }
        draft.state(key, Mode.SNAPSHOT, draft.precedence(cancelled ? Rank.REVOKED : Rank.STATED), request, rf1.place());
    }
}
