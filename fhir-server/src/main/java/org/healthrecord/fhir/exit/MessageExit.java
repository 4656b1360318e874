package org.healthrecord.fhir.exit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.Purpose;
import org.healthrecord.fhir.chart.evidence.Evidence;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.fhir.chart.port.MessageArchive.OpenMessage;

/** Evidence and the messages behind it, through the door. */
public final class MessageExit {
    private final Exit exit;
    private final Evidence evidence;
    private final MessageArchive archive;

    MessageExit(Exit exit, Evidence evidence, MessageArchive archive) {
        this.exit = exit;
        this.evidence = evidence;
        this.archive = archive;
    }

    /**
     * The statements behind a resource and the messages that hold them, each opened once.
     *
     * @param messages by their ids; what the archive does not hold any more is absent
     */
    public record Proof(List<Evidence.StatedVersion> versions, Map<String, OpenMessage> messages) {}

    /**
     * @param reference {@code Type/id}
     * @return empty when no chart holds such a resource
     */
    public Optional<Proof> proof(String reference) {
        String id = reference.substring(reference.indexOf('/') + 1);
        exit.require(Caller.READER, Purpose.EVIDENCE, new Facts.Resources(List.of(id)));
        return evidence.of(reference).map(versions -> {
            Map<String, OpenMessage> messages = new HashMap<>();
            versions.stream().map(Evidence.StatedVersion::messageId).distinct().forEach(m -> archive.open(m)
                    .ifPresent(open -> messages.put(m, open)));
            return new Proof(versions, messages);
        });
    }

    /** A message that a Provenance leads to, for what is to be said of it without its content. */
    public Optional<OpenMessage> received(String messageId) {
        exit.require(Caller.READER, Purpose.EVIDENCE, new Facts.OfMessage(messageId, null));
        return archive.open(messageId);
    }

    /** Before an administrator is shown a message, or one unit of it. */
    public void require(Facts.OfMessage message) {
        exit.require(Caller.ADMINISTRATOR, Purpose.OPERATION, message);
    }
}
