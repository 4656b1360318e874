package org.healthrecord.ingest.source.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.port.Inbox;
import org.healthrecord.ingest.port.InboxUnavailableException;
import org.healthrecord.ingest.source.log.SparseLog;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.unstructured.DocumentLabel;
import org.healthrecord.mapping.unstructured.LabelledDocument;
import org.slf4j.LoggerFactory;

/**
 * Stores one file, whole: a batch (FHS, BHS) is one message, and what it holds is found out later. Then it puts the
 * file aside. It does so itself, and throws nothing when a database is down, because Camel logs the file name when a
 * route fails, and clinics put patients' names into file names. The file stays, and is taken at a later look.
 */
final class FileReceiver implements Processor {
    /** Kept of a file that is larger than the source may send. */
    private static final int BEGINNING = 64 * 1024;

    private static final Refusal TOO_LARGE =
            Refusal.of("file-too-large", "The file is larger than this source may send; its beginning was kept.", "");

    private final SparseLog log = new SparseLog(LoggerFactory.getLogger(FileReceiver.class));
    private final String source;
    private final long maxSize;
    private final Inbox inbox;
    private final CompleteFiles files;
    private final DoneFolder done;

    FileReceiver(String source, long maxSize, Inbox inbox, CompleteFiles files, DoneFolder done) {
        this.source = source;
        this.maxSize = maxSize;
        this.inbox = inbox;
        this.files = files;
        this.done = done;
    }

    @Override
    public void process(Exchange exchange) {
        var file = exchange.getMessage().getBody(File.class).toPath();
        try {
            var version = FileVersion.of(file);
            store(file);
            done.take(file, version);
            files.forget(file);
        } catch (InboxUnavailableException | IOException down) {
            log.warn("Source " + source + ": a file stays in its directory, "
                    + down.getClass().getSimpleName());
        }
    }

    private void store(Path file) throws IOException {
        var fits = Files.size(file) <= maxSize;
        var bytes = fits ? Files.readAllBytes(file) : beginning(file);
        var name = file.getFileName().toString();
        var payload = LabelledDocument.labelled(new Payload(bytes, null, name), DocumentLabel.ofName(name));
        inbox.append(new Arrival(source, "file", payload, "", fits ? null : TOO_LARGE));
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }
}
