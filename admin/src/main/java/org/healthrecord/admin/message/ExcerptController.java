package org.healthrecord.admin.message;

import java.util.List;
import java.util.Optional;
import org.healthrecord.admin.door.MessageDoor;
import org.healthrecord.admin.problem.NoSuchMessageException;
import org.healthrecord.ingest.inbox.schema.InboxTables;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.Excerpts;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows an issue in its context: the piece of the message around its place, whatever the format. */
@RestController
public class ExcerptController {
    private static final String RECORD = "select message_id, selector from inbox_record where id = ?";

    private final InboxTables tables;
    private final Archive archive;
    private final SourceDirectory sources;
    private final MessageDoor door;

    ExcerptController(InboxTables tables, Archive archive, SourceDirectory sources, MessageDoor door) {
        this.tables = tables;
        this.archive = archive;
        this.sources = sources;
        this.door = door;
    }

    /**
     * Without text where the record has no such place: an issue about the whole message has no place in it, and a
     * place in another patient's part of the message is not this record's.
     *
     * @param start of the place within the text
     * @param end   behind the place
     */
    record MessageExcerpt(String text, int start, int end) {
        static final MessageExcerpt NONE = new MessageExcerpt("", 0, 0);
    }

    private record Unit(String message, String selector) {}

    @GetMapping("/admin/api/records/{id}/excerpt")
    MessageExcerpt excerpt(@PathVariable long id, @RequestParam String place) {
        List<Unit> units = tables.jdbc()
                .query(RECORD, (row, n) -> new Unit(row.getString("message_id"), row.getString("selector")), id);
        Unit unit = units.stream().findFirst().orElseThrow(NoSuchMessageException::new);
        door.require(unit.message(), unit.selector());
        return around(unit, place)
                .map(e -> new MessageExcerpt(e.text(), e.start(), e.end()))
                .orElse(MessageExcerpt.NONE);
    }

    private Optional<Excerpts.Excerpt> around(Unit unit, String place) {
        Archive.ArchivedMessage message = archive.find(unit.message()).orElseThrow(NoSuchMessageException::new);
        return sources.find(message.source())
                .map(source -> Excerpts.of(source, message.payload()))
                .filter(excerpts -> !excerpts.isOfAnother(unit.selector(), place))
                .flatMap(excerpts -> excerpts.at(unit.selector(), place));
    }
}
