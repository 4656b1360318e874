package org.healthrecord.ingest.batch.remap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.inbox.replay.Outdated;
import org.healthrecord.ingest.inbox.replay.Replays;

/**
 * Maps again what was mapped by an older mapping, or for another definition of its source, than there is now. The chart
 * takes only what differs.
 */
public final class Remap implements Work {
    /** Whether only records are meant that use a code of their clinic's own without a mapping. */
    private static final String UNMAPPED = "unmapped";

    private final Outdated outdated;
    private final Replays replays;

    public Remap(Outdated outdated, Replays replays) {
        this.outdated = outdated;
        this.replays = replays;
    }

    @Override
    public String name() {
        return "remap";
    }

    @Override
    public Map<String, String> check(Map<String, String> wanted) {
        String source = wanted.getOrDefault("source", "");
        if (!source.isEmpty() && !outdated.sources().contains(source)) {
            throw new UnusableJobException("No such source has sent anything; without \"source\" all are meant.");
        }
        Map<String, String> meant = new TreeMap<>();
        if (!source.isEmpty()) {
            meant.put("source", source);
        }
        if (Boolean.parseBoolean(wanted.getOrDefault(UNMAPPED, ""))) {
            meant.put(UNMAPPED, "true");
        }
        return meant;
    }

    @Override
    public Pieces open(Run run, Progress progress) {
        boolean unmapped = Boolean.parseBoolean(run.parameter(UNMAPPED));
        String only = run.parameter("source");
        Collection<String> sources = only.isEmpty() ? outdated.sources() : List.of(only);
        if (!progress.isCounted()) {
            progress.expect(sources.stream()
                    .mapToLong(source -> replays.countOutdated(outdated.of(source, unmapped), progress.since()))
                    .sum());
        }
        return () -> {
            Place place = Place.of(progress.position());
            for (String source : sources) {
                if (source.compareTo(place.source()) >= 0
                        && page(run, progress, outdated.of(source, unmapped), place.after(source))) {
                    return true;
                }
            }
            return false;
        };
    }

    private boolean page(Run run, Progress progress, Outdated.Of of, long after) {
        Replays.Page page = replays.outdatedAfter(after, of, progress.since(), run.by());
        if (page.records() == 0) {
            return false;
        }
        progress.read(page.records());
        progress.position(new Place(of.source(), page.last()).toString());
        return true;
    }

    /** A source and the last record of it that was sent on its way. */
    private record Place(String source, long record) {
        static Place of(String position) {
            int colon = position.indexOf(':');
            return colon < 0
                    ? new Place("", 0)
                    : new Place(position.substring(colon + 1), Long.parseLong(position.substring(0, colon)));
        }

        long after(String of) {
            return of.equals(source) ? record : 0;
        }

        @Override
        public String toString() {
            return record + ":" + source;
        }
    }
}
