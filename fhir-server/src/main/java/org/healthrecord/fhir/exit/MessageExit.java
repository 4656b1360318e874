package org.healthrecord.fhir.exit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.access.decision.Reach;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.chart.change.FactIds;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.chart.port.MessageArchive.OpenMessage;
import org.healthrecord.fhir.chart.view.View;
import org.healthrecord.fhir.exit.view.Masks;
import org.healthrecord.fhir.store.type.ChartTypes;

/** Evidence and the messages behind it, through the door. */
public final class MessageExit {
    private final Exit exit;
    private final Sights sights;
    private final FactOwners owners;
    private final ChartReader reader;
    private final Evidence evidence;
    private final MessageArchive archive;

    MessageExit(
            Exit exit,
            Sights sights,
            FactOwners owners,
            ChartReader reader,
            Evidence evidence,
            MessageArchive archive) {
        this.exit = exit;
        this.sights = sights;
        this.owners = owners;
        this.reader = reader;
        this.evidence = evidence;
        this.archive = archive;
    }

    /**
     * The statements behind a resource and the messages that hold them, each opened once.
     *
     * @param messages by their ids; what the archive does not hold any more is absent
     * @param quotable whether the caller may see the words of the messages: around a statement stand others
     */
    public record Proof(List<Evidence.StatedVersion> versions, Map<String, OpenMessage> messages, boolean quotable) {}

    /**
     * @param reference {@code Type/id}
     * @return empty when no chart holds such a resource, and when the caller does not see it
     */
    public Optional<Proof> proof(String reference) {
        Sight sight = sights.now();
        int slash = reference.indexOf('/');
        String type = reference.substring(0, slash);
        Optional<View> view = sight.masks().viewOf(type, reference.substring(slash + 1));
        if (view.isPresent()) {
            return left(sight, view.get(), type, reference);
        }
        if (!sight.isAll() && !isSeen(sight, type, reference)) {
            return Optional.empty();
        }
        exit.require(Purpose.EVIDENCE, type, new Facts.Resources(List.of(reference.substring(slash + 1))));
        return evidence.of(reference)
                // What charts share is stated in messages about people of whom something is hidden, too.
                .map(versions -> ChartTypes.isDirectory(type)
                        ? versions.stream()
                                .filter(v -> isLeft(sight.masks(), v.messageId()))
                                .toList()
                        : versions)
                .filter(versions -> !versions.isEmpty())
                .map(versions -> proof(versions, sight.isOfWholeCharts()));
    }

    private Proof proof(List<Evidence.StatedVersion> versions, boolean quotable) {
        Map<String, OpenMessage> messages = new HashMap<>();
        versions.stream().map(Evidence.StatedVersion::messageId).distinct().forEach(m -> archive.open(m)
                .ifPresent(open -> messages.put(m, open)));
        return new Proof(versions, messages, quotable);
    }

    /** The statements that are left of a person of whom something is hidden; words of a message only where all of it may be seen. */
    private Optional<Proof> left(Sight sight, View view, String type, String reference) {
        sight.require(type, Permission.READ);
        boolean seen = sight.masks()
                .read(view, reference)
                .filter(r -> sight.isAll() || !sight.shown(List.of(r)).isEmpty())
                .isPresent();
        if (!seen) {
            return Optional.empty();
        }
        exit.require(Purpose.EVIDENCE, type, Facts.ofPerson(view.person()));
        List<Evidence.StatedVersion> versions = evidence.of(view.statements(reference));
        boolean quotable = sight.isOfWholeCharts() && sight.masks().isQuotable(view.person());
        // Who said so is no statement of its own.
        return versions.isEmpty() ? Optional.empty() : Optional.of(proof(versions, quotable));
    }

    private boolean isSeen(Sight sight, String type, String reference) {
        Reach reach = sight.require(type, Permission.READ);
        if (reach.persons().isPresent() && ChartTypes.isDirectory(type)) {
            // What charts share is stated in other people's messages, too.
            throw new RefusedException(Reason.NOT_HELD);
        }
        return reader.read(reference)
                .filter(r -> !sight.shown(List.of(r)).isEmpty())
                .isPresent();
    }

    /** A message that a Provenance leads to, for what is to be said of it without its content; empty if it is not seen. */
    public Optional<OpenMessage> received(String messageId) {
        Sight sight = sights.now();
        if (!sight.isAll()) {
            sight.require("DocumentReference", Permission.READ);
            if (!sight.isOfMessage(owners.ofMessage(messageId, null))) {
                return Optional.empty();
            }
        }
        exit.require(Purpose.EVIDENCE, new Facts.OfMessage(messageId, null));
        return isLeft(sight.masks(), messageId) ? archive.open(messageId) : Optional.empty();
    }

    /** Whether something of the message is seen: of the people it is about, one of whom nothing is hidden, or a view of it. */
    private boolean isLeft(Masks masks, String messageId) {
        if (masks.isNone()) {
            return true;
        }
        Set<String> persons = owners.ofMessage(messageId, null);
        return persons.isEmpty()
                || persons.stream()
                        .anyMatch(person ->
                                !masks.of(person) || masks.view(person).isStatedBy(messageId));
    }

    /**
     * Those of these facts that one of these sources states, as far as the caller sees it.
     *
     * @param references {@code Type/id}
     */
    public Set<String> statedBy(Set<String> sources, Collection<String> references) {
        Masks masks = sights.now().masks();
        Set<String> stated = new HashSet<>();
        Map<String, List<String>> stored = new HashMap<>();
        for (String reference : references) {
            int slash = reference.indexOf('/');
            String id = reference.substring(slash + 1);
            Optional<View> view = masks.viewOf(reference.substring(0, slash), id);
            if (view.isEmpty()) {
                stored.computeIfAbsent(FactIds.factOf(id), i -> new ArrayList<>())
                        .add(reference);
            } else if (view.get().statements(reference).stream()
                    .anyMatch(all -> sources.contains(all.get(0).key().source()))) {
                stated.add(reference);
            }
        }
        if (!stored.isEmpty()) {
            evidence.statedBy(sources, stored.keySet())
                    .forEach(id -> stated.addAll(stored.getOrDefault(id, List.of())));
        }
        return stated;
    }

    /** Before an administrator is shown a message, or one unit of it. */
    public void require(Facts.OfMessage message) {
        exit.require(Purpose.OPERATION, message);
    }
}
