package org.healthrecord.mapping.hl7v2.message;

import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Participant;
import org.healthrecord.mapping.hl7v2.segment.clinical.Pv1CareTeam;
import org.healthrecord.mapping.hl7v2.segment.clinical.Pv1Encounter;
import org.healthrecord.mapping.hl7v2.segment.clinical.Pv2Encounter;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterParticipantComponent;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Reference;

/**
 * PV1 and PV2: the visit. ADT, BAR and DFT keep the visit and change it step by step; other messages only mention it, so
 * a late result never reopens a cancelled visit.
 */
final class Visit {
    private static final Set<String> KEEPERS = Set.of("ADT", "BAR", "DFT");
    private static final Set<String> CANCELLED = Set.of("A11", "A23", "A27", "A38");
    private static final Set<String> UNDER_WAY = Set.of(
            "A01", "A02", "A04", "A06", "A07", "A09", "A10", "A12", "A13", "A16", "A17", "A21", "A22", "A32", "A33");
    private static final Set<String> PLANNED = Set.of("A05", "A14", "A26");

    private Visit() {}

    static void state(PatientPart part, RegistrationDraft draft) {
        Optional<Segment> pv1 = part.first("PV1").filter(Pv1Encounter::isVisit);
        if (pv1.isEmpty()) {
            return;
        }
        boolean keeper = KEEPERS.contains(draft.message().code());
        Optional<String> local = VisitKey.of(part, pv1.get(), draft, keeper);
        if (local.isEmpty()) {
            return;
        }
        AssertionKey key = draft.key("Encounter", local.get());
        Encounter encounter = Pv1Encounter.encounter(pv1.get(), draft);
        part.first("PV2").ifPresent(pv2 -> Pv2Encounter.add(pv2, encounter, draft));
        participants(part, encounter, draft);
        part.first("PID")
                .filter(pid -> pid.valued(18))
                .ifPresent(pid -> encounter.addAccount(new Reference(
                        draft.key("Account", KeyKind.ACCOUNT.of(pid.text(18))).urn())));
        String event = draft.message().code().equals("ADT") ? draft.message().event() : "";
        if (CANCELLED.contains(event)) {
            encounter.setStatus(EncounterStatus.ENTEREDINERROR);
            draft.withdraw(
                    key, draft.precedence(Rank.WITHDRAWN), encounter, pv1.get().place());
            return;
        }
        draft.visit(key, encounter);
        status(event, pv1.get()).ifPresent(encounter::setStatus);
        if (event.equals("A13")) {
            encounter.getPeriod().setEndElement(null);
        }
        draft.state(
                key,
                keeper ? Mode.PATCH : Mode.MENTION,
                draft.precedence(rank(event)),
                encounter,
                pv1.get().place());
        if (keeper) {
            careTeam(pv1.get(), encounter, key, draft);
        }
    }

    private static void careTeam(Segment pv1, Encounter encounter, AssertionKey visit, RegistrationDraft draft) {
        Pv1CareTeam.of(encounter, draft.subject(), new Reference(visit.urn()))
                .ifPresent(team -> draft.state(
                        draft.key("CareTeam", "care-team"),
                        Mode.SNAPSHOT,
                        draft.precedence(Rank.STATED),
                        team,
                        pv1.place()));
    }

    /** Further visits in one message (those of prior results) are only mentioned. */
    static void others(PatientPart part, RegistrationDraft draft) {
        boolean first = true;
        for (Segment segment : part.segments()) {
            if (!segment.name().equals("PV1")) {
                continue;
            }
            if (!first && segment.valued(19) && Pv1Encounter.isVisit(segment)) {
                AssertionKey key = draft.key("Encounter", KeyKind.VISIT.of(segment.text(19)));
                if (!draft.has(key)) {
                    Encounter encounter = Pv1Encounter.encounter(segment, draft);
                    draft.state(key, Mode.MENTION, draft.precedence(Rank.STATED), encounter, segment.place());
                }
            }
            first = false;
        }
    }

    /** ROL and PRT behind the PV1. */
    private static void participants(PatientPart part, Encounter encounter, RegistrationDraft draft) {
        boolean visit = false;
        for (Segment segment : part.segments()) {
            visit |= segment.name().equals("PV1");
            boolean role = segment.name().equals("ROL") || segment.name().equals("PRT");
            if (role && visit && part.isBeforeOrders(segment)) {
                Participant.role(segment, draft).ifPresent(r -> {
                    EncounterParticipantComponent participant =
                            encounter.addParticipant().setIndividual(r);
                    Cwe.concept(Participant.kind(segment), "ParticipationRole", draft.sender())
                            .ifPresent(participant::addType);
                });
            }
        }
    }

    /** Nothing where the event does not say: then the visit stays as it was. */
    private static Optional<EncounterStatus> status(String event, Segment pv1) {
        if (event.equals("A03") || (pv1.valued(45) && !event.equals("A13"))) {
            return Optional.of(EncounterStatus.FINISHED);
        }
        if (PLANNED.contains(event)) {
            return Optional.of(EncounterStatus.PLANNED);
        }
        return UNDER_WAY.contains(event) ? Optional.of(EncounterStatus.INPROGRESS) : Optional.empty();
    }

    /** Among events of one second: registered, changed, discharged, (cancelled,) reinstated. */
    private static Rank rank(String event) {
        return switch (event) {
            case "" -> Rank.STATED;
            case "A05", "A14" -> Rank.VISIT_PLANNED;
            case "A01", "A04" -> Rank.VISIT_BEGUN;
            case "A03" -> Rank.VISIT_ENDED;
            case "A13" -> Rank.VISIT_REINSTATED;
            default -> Rank.VISIT_CHANGED;
        };
    }
}
