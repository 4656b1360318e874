package org.healthrecord.ingest.admin;

import java.security.Principal;
import org.healthrecord.ingest.inbox.Archive;
import org.healthrecord.ingest.inbox.EditedReplays;
import org.healthrecord.ingest.inbox.Receipt;
import org.healthrecord.ingest.inbox.Replays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends messages through the mapping again, as they are or mended. */
@RestController
@RequestMapping("/admin/api")
class ReplayController {
    private final Replays replays;
    private final EditedReplays edits;
    private final Archive archive;
    private final MessageQuery messages;
    private final Summaries summaries;

    ReplayController(
            Replays replays, EditedReplays edits, Archive archive, MessageQuery messages, Summaries summaries) {
        this.replays = replays;
        this.edits = edits;
        this.archive = archive;
        this.messages = messages;
        this.summaries = summaries;
    }

    /** How many records are on their way again. */
    record Replayed(int records) {}

    /** The message the mended bytes became. */
    record Edited(String id, boolean duplicate) {}

    @PostMapping("/messages/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed message(@PathVariable String id, @Nullable Principal who) {
        if (!archive.holds(id)) {
            throw new NoSuchMessageException();
        }
        return done(replays.message(id, name(who)));
    }

    @PostMapping("/records/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed record(@PathVariable long id, @Nullable Principal who) {
        return done(replays.record(id, name(who)));
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Replayed matching(@RequestBody MessageSearch search, @Nullable Principal who) {
        if (search.isEmpty()) {
            throw new BadRequestException("Say what to replay, for instance {\"state\": \"QUARANTINED\"}.");
        }
        return done(replays.matching(messages.filter(search), name(who)));
    }

    @PostMapping(value = "/messages/{id}/edit", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    Edited edited(@PathVariable String id, @RequestBody byte[] bytes, @Nullable Principal who) {
        Archive.ArchivedMessage original = archive.find(id).orElseThrow(NoSuchMessageException::new);
        Receipt receipt = edits.replay(original, bytes, name(who));
        summaries.changed();
        return new Edited(receipt.messageId(), receipt instanceof Receipt.Duplicate);
    }

    private Replayed done(int records) {
        summaries.changed();
        return new Replayed(records);
    }

    private static String name(@Nullable Principal who) {
        return who == null ? "administrator" : who.getName();
    }
}
