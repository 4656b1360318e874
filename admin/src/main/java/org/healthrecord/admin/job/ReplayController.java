package org.healthrecord.admin.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.admin.message.MessageQuery;
import org.healthrecord.admin.message.MessageSearch;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.admin.problem.NoSuchMessageException;
import org.healthrecord.admin.summary.Summaries;
import org.healthrecord.ingest.batch.replay.Replay;
import org.healthrecord.ingest.batch.run.JobSettings;
import org.healthrecord.ingest.batch.run.Jobs;
import org.healthrecord.ingest.batch.work.JobView;
import org.healthrecord.ingest.inbox.replay.EditedReplays;
import org.healthrecord.ingest.inbox.replay.RecordFilter;
import org.healthrecord.ingest.inbox.replay.Replays;
import org.healthrecord.ingest.inbox.view.Archive;
import org.healthrecord.ingest.port.Receipt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends messages through the mapping again, unchanged or edited. */
@RestController
@RequestMapping("/admin/api")
public class ReplayController {
    private final Replays replays;
    private final EditedReplays edits;
    private final Archive archive;
    private final MessageQuery messages;
    private final Summaries summaries;
    private final Jobs jobs;
    private final Replay replay;
    private final JobSettings settings;
    private final Callers callers;

    ReplayController(
            Replays replays,
            EditedReplays edits,
            Archive archive,
            MessageQuery messages,
            Summaries summaries,
            Jobs jobs,
            Replay replay,
            JobSettings settings,
            Callers callers) {
        this.replays = replays;
        this.edits = edits;
        this.archive = archive;
        this.messages = messages;
        this.summaries = summaries;
        this.jobs = jobs;
        this.replay = replay;
        this.settings = settings;
        this.callers = callers;
    }

    /**
     * How many records are on their way again.
     *
     * @param job the job that sends them, where they are many
     */
    record ReplayCount(long records, @JsonInclude(Include.NON_NULL) @Nullable Long job) {}

    /** The message made of the edited bytes. */
    record EditReceipt(String id, boolean duplicate) {}

    @PostMapping("/messages/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayCount message(@PathVariable String id) {
        if (!archive.holds(id)) {
            throw new NoSuchMessageException();
        }
        return done(replays.message(id, callers.current().name()));
    }

    @PostMapping("/records/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayCount record(@PathVariable long id) {
        return done(replays.record(id, callers.current().name()));
    }

    @PostMapping("/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayCount matching(@RequestBody MessageSearch search) {
        if (search.isEmpty()) {
            throw new BadRequestException("Say what to replay, for instance {\"state\": \"QUARANTINED\"}.");
        }
        RecordFilter filter = messages.filter(search);
        long count = replays.count(filter, Instant.now());
        if (count < settings.largeReplay()) {
            return done(replays.matching(filter, callers.current().name()));
        }
        JobView job = jobs.start(
                Replay.NAME, replay.parameters(filter), callers.current().name());
        return new ReplayCount(count, job.id());
    }

    @PostMapping(value = "/messages/{id}/edit", consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    EditReceipt edited(@PathVariable String id, @RequestBody byte[] bytes) {
        Archive.ArchivedMessage original = archive.find(id).orElseThrow(NoSuchMessageException::new);
        Receipt receipt = edits.replay(original, bytes, callers.current().name());
        summaries.changed();
        return new EditReceipt(receipt.messageId(), receipt instanceof Receipt.Duplicate);
    }

    private ReplayCount done(int records) {
        summaries.changed();
        return new ReplayCount(records, null);
    }
}
