package org.healthrecord.ingest.batch.archive;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.ingest.batch.work.Pieces;
import org.healthrecord.ingest.batch.work.Progress;
import org.healthrecord.ingest.batch.work.Work;
import org.healthrecord.ingest.inbox.receive.Loads;
import org.healthrecord.ingest.port.Receipt;
import org.healthrecord.mapping.port.Payload;

/** An archive being loaded: some files at a time, in the order of their places. */
final class Loading implements Pieces {
    private static final int FILES_AT_ONCE = 200;
    private static final long BYTES_AT_ONCE = 8L << 20;

    private final Work.Run run;
    private final Progress progress;
    private final ArchiveFiles archive;
    private final Loads loads;
    private final long most;
    private int next;

    Loading(Work.Run run, Progress progress, ArchiveFiles archive, Loads loads, long most) {
        this.run = run;
        this.progress = progress;
        this.archive = archive;
        this.loads = loads;
        this.most = most;
        if (!progress.isCounted()) {
            progress.expect(archive.files().size());
            archive.unreadable().forEach(place -> progress.failed(place, "zip-malformed"));
        }
        while (next < files().size() && files().get(next).place().compareTo(progress.position()) <= 0) {
            next++;
        }
    }

    private List<ArchiveFile> files() {
        return archive.files();
    }

    @Override
    public boolean next() {
        List<Loads.Entry> entries = new ArrayList<>();
        int end = next;
        for (long bytes = 0; end < files().size() && end - next < FILES_AT_ONCE && bytes < BYTES_AT_ONCE; end++) {
            bytes += read(files().get(end), entries);
        }
        for (Receipt receipt : loads.append(run.job(), run.parameter("source"), entries)) {
            if (receipt instanceof Receipt.Stored) {
                progress.stored(1);
            } else {
                progress.duplicate(1);
            }
        }
        progress.read(end - next);
        if (end > next) {
            progress.position(files().get(end - 1).place());
        }
        next = end;
        return next < files().size();
    }

    private long read(ArchiveFile file, List<Loads.Entry> entries) {
        FileBytes read = FileBytes.read(file, most);
        byte[] bytes = read.bytes();
        if (bytes == null) {
            progress.failed(file.place(), read.reason());
            return 0;
        }
        entries.add(new Loads.Entry(file.place(), new Payload(bytes, null, file.name())));
        return bytes.length;
    }

    @Override
    public void close() {
        archive.close();
    }
}
