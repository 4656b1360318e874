package org.healthrecord.ingest.batch.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.inbox.replay.RecordFilter;
import org.healthrecord.ingest.inbox.replay.Replays;

/** Sends the records a filter means through the mapping again. */
public final class Replay implements Work {
    public static final String NAME = "replay";
    private static final String FILTER = "filter";

    private final Replays replays;
    private final ObjectMapper json;

    public Replay(Replays replays, ObjectMapper json) {
        this.replays = replays;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** The parameters of a job; a record number is there as its hash only. */
    public Map<String, String> parameters(RecordFilter filter) {
        try {
            return Map.of(FILTER, json.writeValueAsString(filter));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> check(Map<String, String> wanted) {
        RecordFilter filter = filter(wanted.getOrDefault(FILTER, ""));
        if (filter.where().isEmpty()) {
            throw unusable();
        }
        return parameters(filter);
    }

    private RecordFilter filter(String text) {
        try {
            return json.readValue(text, RecordFilter.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw unusable();
        }
    }

    private static UnusableJobException unusable() {
        return new UnusableJobException("POST to /admin/api/replay to say what to replay; many become a job.");
    }

    @Override
    public Pieces open(Run run, Progress progress) {
        RecordFilter filter = filter(run.parameter(FILTER));
        if (!progress.isCounted()) {
            progress.expect(replays.count(filter, progress.since()));
        }
        return () -> {
            long last = progress.position().isEmpty() ? 0 : Long.parseLong(progress.position());
            Replays.Page page = replays.after(last, filter, progress.since(), run.by());
            progress.read(page.records());
            progress.position(Long.toString(page.records() == 0 ? last : page.last()));
            return page.records() > 0;
        };
    }
}
