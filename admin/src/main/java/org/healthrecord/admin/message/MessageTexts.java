package org.healthrecord.admin.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.Excerpts;
import org.jspecify.annotations.Nullable;

/** Decodes messages as their mapper does, and finds the places of what went wrong with them. */
public final class MessageTexts {
    private static final int START = 1024;

    private final Archive archive;
    private final SourceDirectory sources;
    private final MessageDetailQuery details;

    public MessageTexts(Archive archive, SourceDirectory sources, MessageDetailQuery details) {
        this.archive = archive;
        this.sources = sources;
        this.details = details;
    }

    /** Empty where there is no such message. */
    Optional<MessageText> find(String id) {
        return archive.find(id).map(message -> sources.find(message.source())
                .map(source -> Excerpts.of(source, message.payload()))
                .flatMap(excerpts -> excerpts.text()
                        .filter(MessageTexts::isText)
                        .map(text -> new MessageText(text, spans(excerpts, id))))
                .orElse(MessageText.NONE));
    }

    private static boolean isText(String text) {
        int zero = text.indexOf('\0');
        return zero < 0 || zero >= START;
    }

    private List<MessageText.Span> spans(Excerpts excerpts, String id) {
        List<Excerpts.Place> places = new ArrayList<>();
        for (MessageDetail.Record record : details.records(id)) {
            MessageDetail.Error error = record.error();
            add(places, record, error == null ? null : error.place());
            record.issues().forEach(issue -> add(places, record, issue.place()));
        }
        return excerpts.spans(places).stream()
                .map(s -> new MessageText.Span(s.start(), s.end()))
                .toList();
    }

    private static void add(List<Excerpts.Place> places, MessageDetail.Record record, @Nullable String place) {
        if (place != null && !place.isEmpty()) {
            places.add(new Excerpts.Place(record.selector(), place));
        }
    }
}
