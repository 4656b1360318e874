package org.healthrecord.mapping.hl7v2.segment.order;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.code.HlTables;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestPriority;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;

/** Segments RF1 and PRD to ServiceRequest: a referral, who refers and to whom. The guide has no map for them. */
public final class Rf1Referral {
    private Rf1Referral() {}

    public static ServiceRequest referral(Segment rf1, Iterable<Segment> providers, RegistrationDraft draft) {
        Sender sender = draft.sender();
        ServiceRequest request = new ServiceRequest();
        request.setSubject(draft.subject());
        draft.encounter().ifPresent(request::setEncounter);
        request.setIntent(ServiceRequestIntent.ORDER);
        request.setStatus(status(rf1.text(1)));
        priority(rf1.text(2)).ifPresent(request::setPriority);
        Cwe.concept(rf1.value(3), sender).ifPresent(request::setCode);
        for (int field : new int[] {4, 5}) {
            rf1.values(field).forEach(v -> Cwe.concept(v, sender).ifPresent(request::addOrderDetail));
        }
        Ei.identifier(rf1.value(6), "PLAC", sender).ifPresent(request::addIdentifier);
        Ei.identifier(rf1.value(11), "FILL", sender).ifPresent(request::addIdentifier);
        Ts.dateTime(rf1.value(7), sender).ifPresent(request::setAuthoredOnElement);
        Ts.dateTime(rf1.value(8), sender)
                .ifPresent(t -> request.getOccurrencePeriod().setEndElement(t));
        rf1.values(10).forEach(v -> Cwe.concept(v, sender).ifPresent(request::addReasonCode));
        for (Segment prd : providers) {
            Provider.role(prd, draft).ifPresent(r -> place(prd, r, request));
        }
        return request;
    }

    public static String key(Segment rf1) {
        return KeyKind.REFERRAL.of(Ei.key(rf1.valued(6) ? rf1.value(6) : rf1.value(11)), rf1.text(7));
    }

    /** HL7 table 0286: the referring provider asks, all others are asked. */
    private static void place(Segment prd, Reference provider, ServiceRequest request) {
        if (prd.text(1).equals("RP") && !request.hasRequester()) {
            request.setRequester(provider);
        } else {
            request.addPerformer(provider);
        }
    }

    /** HL7 table 0283. */
    private static ServiceRequestStatus status(String code) {
        return switch (code) {
            case "A" -> ServiceRequestStatus.ACTIVE;
            case "P" -> ServiceRequestStatus.DRAFT;
            case "R", "E" -> ServiceRequestStatus.REVOKED;
            default -> ServiceRequestStatus.UNKNOWN;
        };
    }

    private static Optional<ServiceRequestPriority> priority(String code) {
        return HlTables.code("Priority", code).map(ServiceRequestPriority::fromCode);
    }
}
