package org.healthrecord.ingest.source.file;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.healthrecord.ingest.inbox.Arrival;
import org.healthrecord.ingest.inbox.Inbox;
import org.healthrecord.mapping.Payload;
import org.healthrecord.mapping.Refusal;

/**
 * Stores one file, whole: a batch (FHS, BHS) is one message, and what it holds is found out later. An exception leaves the
 * file where it is, and it is taken again at the next look into the directory.
 */
final class FileReceiver implements Processor {
    /** Kept of a file that is larger than the source may send. */
    private static final int BEGINNING = 64 * 1024;

    private static final Refusal TOO_LARGE =
            Refusal.of("file-too-large", "The file is larger than this source may send; its beginning was kept.", "");

    private final String source;
    private final long maxSize;
    private final Inbox inbox;

    FileReceiver(String source, long maxSize, Inbox inbox) {
        this.source = source;
        this.maxSize = maxSize;
        this.inbox = inbox;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        receive(exchange.getMessage().getBody(File.class).toPath());
    }

    void receive(Path file) throws IOException {
        var fits = Files.size(file) <= maxSize;
        var bytes = fits ? Files.readAllBytes(file) : beginning(file);
        var payload = new Payload(bytes, null, file.getFileName().toString());
        inbox.append(new Arrival(source, "file", payload, "", fits ? null : TOO_LARGE));
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }
}
