package org.healthrecord.app;

import java.util.Optional;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.Excerpts;
import org.healthrecord.mapping.port.Payload;
import org.springframework.stereotype.Component;

/** The inbox as the archive that proves the chart. */
@Component
class InboxArchive implements MessageArchive {
    private final Archive archive;
    private final SourceDirectory sources;

    InboxArchive(Archive archive, SourceDirectory sources) {
        this.archive = archive;
        this.sources = sources;
    }

    @Override
    public Optional<ArchivedMessage> find(String messageId) {
        return archive.find(messageId)
                .map(m -> new ArchivedMessage(
                        m.id(),
                        m.source(),
                        m.received(),
                        m.payload().contentType(),
                        m.payload().bytes()));
    }

    @Override
    public Optional<Excerpt> excerpt(ArchivedMessage message, String unit, String place) {
        Payload payload = new Payload(message.bytes(), message.contentType(), null);
        return sources.find(message.source())
                .flatMap(source -> Excerpts.of(source.format(), payload, unit, place))
                .map(e -> new Excerpt(e.text(), e.start(), e.end()));
    }
}
