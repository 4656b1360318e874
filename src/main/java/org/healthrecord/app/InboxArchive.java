package org.healthrecord.app;

import java.time.Instant;
import java.util.Optional;
import org.healthrecord.fhir.chart.port.MessageArchive;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.Excerpts;
import org.jspecify.annotations.Nullable;
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
    public Optional<OpenMessage> open(String messageId) {
        return archive.find(messageId)
                .map(m -> new Opened(m, sources.find(m.source()).map(s -> Excerpts.of(s, m.payload()))));
    }

    /** @param excerpts absent where the source is not configured any more: where its statements end is unknown */
    private record Opened(Archive.ArchivedMessage message, Optional<Excerpts> excerpts) implements OpenMessage {
        @Override
        public String id() {
            return message.id();
        }

        @Override
        public String source() {
            return message.source();
        }

        @Override
        public Instant received() {
            return message.received();
        }

        @Override
        public @Nullable String contentType() {
            return message.payload().contentType();
        }

        @Override
        public byte[] bytes() {
            return message.payload().bytes();
        }

        @Override
        public Optional<Excerpt> excerpt(StatementPlace s) {
            return excerpts.flatMap(e -> s.nobodys() ? e.nobodysAt(s.unit(), s.place()) : e.at(s.unit(), s.place()))
                    .map(e -> new Excerpt(e.text(), e.start(), e.end()));
        }

        @Override
        public Optional<String> part(StatementPlace s) {
            return s.nobodys() ? Optional.empty() : excerpts.flatMap(e -> e.part(s.unit(), s.place()));
        }

        @Override
        public boolean isAllOf(StatementPlace s) {
            return excerpts.filter(e -> s.nobodys() ? e.isOfNobody() : e.isOfOne())
                    .isPresent();
        }
    }
}
