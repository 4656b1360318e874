package org.healthrecord.mapping.hl7v2.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.assertion.Precedence;
import org.healthrecord.mapping.hl7v2.datatype.Cwe;
import org.healthrecord.mapping.hl7v2.datatype.Ei;
import org.healthrecord.mapping.hl7v2.datatype.Ts;
import org.healthrecord.mapping.hl7v2.draft.Rank;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;
import org.healthrecord.mapping.hl7v2.segment.Order;
import org.healthrecord.mapping.hl7v2.segment.Participant;
import org.healthrecord.mapping.hl7v2.segment.result.ObrDiagnosticReport;
import org.healthrecord.mapping.hl7v2.segment.result.ObxGroup;
import org.healthrecord.mapping.hl7v2.segment.result.ObxObservation;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** OBX to observations. A corrected result has the same key as the one it replaces. */
final class Results {
    /** The place of one of several equal questions, if nothing else distinguishes them. */
    private static final String POSITION = "urn:hl7-org:v2:OBX-1";

    private Results() {}

    /**
     * An observation and how others refer to it.
     *
     * @param withdrawn whether the sender takes it back
     */
    record MappedResult(Observation observation, Reference reference, boolean withdrawn) {}

    /** Those of an order without an OBR, of what was given, or of the visit. */
    static void state(Order order, RegistrationDraft draft, @Nullable AssertionKey about) {
        boolean numbered = !order.has("OBR") && about == null;
        state(order, draft, about, observation -> {
            if (numbered) {
                numbered(order, observation, draft);
            }
        });
    }

    /** @param more adds what the order says of each observation */
    static List<MappedResult> state(
            Order order, RegistrationDraft draft, @Nullable AssertionKey about, Consumer<Observation> more) {
        List<ObxGroup> groups = ObxGroup.of(order.segments());
        Map<String, Integer> total = new HashMap<>();
        groups.forEach(g -> total.merge(key(g, order, draft, about), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<MappedResult> results = new ArrayList<>(groups.size());
        for (ObxGroup group : groups) {
            String key = key(group, order, draft, about);
            int n = seen.merge(key, 1, Integer::sum);
            observation(group, order, draft).ifPresent(observation -> {
                if (total.getOrDefault(key, 1) > 1) {
                    observation.addExtension(POSITION, new IntegerType(n));
                }
                if (about != null) {
                    observation.addPartOf(new Reference(about.urn()));
                }
                more.accept(observation);
                results.add(state(group, observation, n == 1 ? key : key + '|' + n, order, draft));
            });
        }
        if (about == null) {
            groups.forEach(group -> takeBackAtAnyTime(group, total.keySet(), order, draft));
        }
        return results;
    }

    private static Optional<Observation> observation(ObxGroup group, Order order, RegistrationDraft draft) {
        Segment obx = group.first();
        if (!obx.valued(3) && !obx.valued(5)) {
            return Optional.empty();
        }
        Observation observation = ObxObservation.observation(group, draft);
        if (!observation.hasCode() && !saysAnything(observation)) {
            draft.report(Issue.warning("empty-result", obx.place(), "Names no test and holds no value; left out."));
            return Optional.empty();
        }
        order.first("OBR").ifPresent(obr -> fromOrder(obr, observation, draft));
        for (Segment line : group.segments()) {
            order.notes(line, draft).forEach(observation::addNote);
            participants(line, order, observation, draft);
        }
        return Optional.of(observation);
    }

    private static MappedResult state(
            ObxGroup group, Observation observation, String local, Order order, RegistrationDraft draft) {
        Segment obx = group.first();
        AssertionKey key = draft.free("Observation", local, observation);
        Precedence precedence = precedence(order, Rank.ofResult(group.status()), draft);
        boolean withdrawn = ObxObservation.isWithdrawn(obx);
        if (withdrawn) {
            draft.withdraw(key, precedence, observation, obx.place());
        } else {
            draft.state(key, Mode.SNAPSHOT, precedence, observation, obx.place());
        }
        return new MappedResult(observation, new Reference(key.urn()), withdrawn);
    }

    /** A deletion that names no time (OBX-14) takes back what was stated of the test with one, unless it is stated here too. */
    private static void takeBackAtAnyTime(ObxGroup group, Set<String> stated, Order order, RegistrationDraft draft) {
        Segment obx = group.first();
        boolean timeless = ObxObservation.isDeleted(obx)
                && !obx.valued(14)
                && !order.fillerNumber().isEmpty();
        String beginning = timeless ? key(group, order, draft, null) + '|' : "";
        if (timeless && stated.stream().noneMatch(k -> k.startsWith(beginning))) {
            Observation nothing = new Observation();
            nothing.setSubject(draft.subject());
            AssertionKey all = draft.key("Observation", AssertionKey.whole(beginning));
            draft.withdraw(all, precedence(order, Rank.WITHDRAWN, draft), nothing, obx.place());
        }
    }

    private static String key(ObxGroup group, Order order, RegistrationDraft draft, @Nullable AssertionKey about) {
        return about == null
                ? ResultKeys.observation(group.first(), order, draft)
                : ResultKeys.ofPart(about, group.first(), order, draft);
    }

    private static boolean saysAnything(Observation observation) {
        return observation.hasValue() || observation.hasComponent() || observation.hasExtension();
    }

    /** An order that holds only observations is known by its numbers alone. */
    private static void numbered(Order order, Observation observation, RegistrationDraft draft) {
        for (int field : new int[] {2, 3}) {
            order.value("ORC", field)
                    .flatMap(v -> Ei.identifier(v, field == 2 ? "PLAC" : "FILL", draft.sender()))
                    .ifPresent(i -> observation.addBasedOn(
                            new Reference().setType("ServiceRequest").setIdentifier(i)));
        }
    }

    /** PRT behind the OBX: people and devices that took part. */
    private static void participants(Segment obx, Order order, Observation observation, RegistrationDraft draft) {
        for (Segment prt : order.behind(obx, "PRT")) {
            Participant.device(prt, draft).filter(d -> !observation.hasDevice()).ifPresent(observation::setDevice);
            Participant.role(prt, draft).ifPresent(observation::addPerformer);
        }
    }

    private static void fromOrder(Segment obr, Observation observation, RegistrationDraft draft) {
        if (!observation.hasEffective()) {
            ObrDiagnosticReport.effective(obr, draft.sender()).ifPresent(observation::setEffective);
        }
        Ts.instant(obr.value(22), draft.sender()).ifPresent(observation::setIssuedElement);
        // The guide has OBR-24 for the report alone; a result is of the same section.
        Cwe.ofTable(obr.value(24), "0074", draft.sender()).ifPresent(observation::addCategory);
    }

    /** The result's own version time (OBR-22), else the message's. */
    static Precedence precedence(Order order, Rank rank, RegistrationDraft draft) {
        Optional<Instant> version = order.value("OBR", 22).flatMap(v -> Ts.moment(v, draft.sender()));
        return version.map(at -> draft.precedence(at, rank)).orElseGet(() -> draft.precedence(rank));
    }
}
