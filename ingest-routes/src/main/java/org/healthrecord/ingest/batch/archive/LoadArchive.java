package org.healthrecord.ingest.batch.archive;

import java.nio.file.Path;
import java.util.Map;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.batch.work.UnusableJobException;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.inbox.receive.Loads;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;

/** Loads a zip or a folder of a source's files; each file is a message, as if the source had sent it. */
public final class LoadArchive implements Work {
    private final SourceDirectory sources;
    private final ArchiveFolder folder;
    private final Loads loads;
    private final long maxEntrySize;

    public LoadArchive(SourceDirectory sources, Path archives, Loads loads, long maxEntrySize) {
        this.sources = sources;
        this.folder = new ArchiveFolder(archives);
        this.loads = loads;
        this.maxEntrySize = maxEntrySize;
    }

    @Override
    public String name() {
        return "load-archive";
    }

    @Override
    public Map<String, String> check(Map<String, String> wanted) {
        SourceProfile source = source(wanted.getOrDefault("source", ""));
        String path = wanted.getOrDefault("path", "");
        folder.resolve(path);
        return Map.of("source", source.id(), "path", path);
    }

    @Override
    public Pieces open(Run run, Progress progress) {
        Path archive = folder.resolve(run.parameter("path"));
        Format format = source(run.parameter("source")).format();
        return new Loading(run, progress, new ArchiveFiles(archive, format, maxEntrySize), loads, maxEntrySize);
    }

    private SourceProfile source(String id) {
        return sources.find(id)
                .orElseThrow(
                        () -> new UnusableJobException("Name a configured source, for instance {\"source\": \"id\"}."));
    }
}
