package org.healthrecord.fhir.exit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.access.decision.Decision.Reason;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.access.decision.Reach;
import org.healthrecord.access.scope.Permission;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.chart.port.MessageArchive.OpenMessage;
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
        if (!sight.isAll() && !isSeen(sight, type, reference)) {
            return Optional.empty();
        }
        exit.require(Purpose.EVIDENCE, type, new Facts.Resources(List.of(reference.substring(slash + 1))));
        return evidence.of(reference).map(versions -> {
            Map<String, OpenMessage> messages = new HashMap<>();
            versions.stream().map(Evidence.StatedVersion::messageId).distinct().forEach(m -> archive.open(m)
                    .ifPresent(open -> messages.put(m, open)));
            return new Proof(versions, messages, sight.isOfWholeCharts());
        });
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
        return archive.open(messageId);
    }

    /** Before an administrator is shown a message, or one unit of it. */
    public void require(Facts.OfMessage message) {
        exit.require(Purpose.OPERATION, message);
    }
}
