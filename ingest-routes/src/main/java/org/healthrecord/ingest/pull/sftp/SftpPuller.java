package org.healthrecord.ingest.pull.sftp;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.healthrecord.ingest.pull.sftp.RemoteFolder.Listed;
import org.healthrecord.ingest.pull.turn.Memory;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.Puller;
import org.healthrecord.ingest.pull.turn.Turn;
import org.healthrecord.ingest.source.definition.Channel;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.unstructured.DocumentLabel;
import org.healthrecord.mapping.unstructured.LabelledDocument;

/**
 * Takes the complete files of a folder, the oldest first. Each is first stored in the inbox, then remembered as taken, then moved
 * away where the definition says so: whatever breaks in between, no file is lost, and none is taken twice.
 */
public final class SftpPuller implements Puller {
    private static final String TAKEN = "taken:";
    private static final int BEGINNING = 64 * 1024;
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS");
    private static final Refusal TOO_LARGE =
            Refusal.of("file-too-large", "The file is larger than this source may send; its beginning was kept.", "");

    private final Channel.Sftp channel;
    private final Chosen chosen;
    private final Decryption decryption;

    public SftpPuller(Channel.Sftp channel) {
        this.channel = channel;
        this.chosen = new Chosen(channel.folder());
        this.decryption = new Decryption(channel.pgp(), channel.maxSize());
    }

    @Override
    public Optional<Duration> pull(Turn turn) throws PullFailure {
        try (var folder = RemoteFolder.connect(channel)) {
            var taken = turn.memory().recallAll(TAKEN);
            var listed = folder.list();
            var troubles = new Troubles();
            moveLate(folder, listed, taken, turn, troubles);
            var fresh = complete(folder, untaken(chosen.of(listed), taken), turn);
            var now = fresh.stream()
                    .sorted(Comparator.comparingInt(Listed::modified).thenComparing(Listed::name))
                    .limit(channel.maxFiles())
                    .toList();
            for (var file : now) {
                troubles.of(() -> take(folder, file, turn, troubles));
            }
            forget(turn.memory(), listed, taken);
            troubles.throwFirst();
            return fresh.size() > now.size() ? Optional.of(SOON) : Optional.empty();
        }
    }

    private static List<Listed> untaken(List<Listed> files, Map<String, String> taken) {
        return files.stream()
                .filter(file -> !version(file).equals(taken.get(name(file))))
                .toList();
    }

    /** Those that have a done file, or that have not changed for the settle time, seen by our own clock. */
    private List<Listed> complete(RemoteFolder folder, List<Listed> files, Turn turn) throws PullFailure {
        var settle = channel.folder().settle();
        if (files.isEmpty() || channel.folder().doneFile() != null || settle.isZero()) {
            return files;
        }
        turn.pause(settle);
        var again = new HashSet<>(folder.list());
        return files.stream().filter(again::contains).toList();
    }

    private void take(RemoteFolder folder, Listed file, Turn turn, Troubles troubles) throws PullFailure {
        turn.goOn();
        boolean fits = file.size() <= channel.maxSize();
        byte[] bytes = folder.read(file, fits ? (int) file.size() + 1 : BEGINNING);
        if (fits && bytes.length != file.size() || !folder.isUnchanged(file)) {
            // It is being written again: a later turn takes it.
            return;
        }
        turn.store(fits ? payload(file, bytes) : new Payload(bytes, null, file.name()), fits ? null : TOO_LARGE);
        turn.memory().remember(name(file), version(file));
        troubles.of(() -> move(folder, file, turn));
    }

    private Payload payload(Listed file, byte[] bytes) throws PullFailure {
        var opened = decryption.open(file.name(), bytes);
        return LabelledDocument.labelled(
                new Payload(opened.bytes(), null, opened.name()), DocumentLabel.ofName(opened.name()));
    }

    private void move(RemoteFolder folder, Listed file, Turn turn) throws PullFailure {
        var to = channel.folder().moveTo();
        if (to == null || !folder.isUnchanged(file)) {
            return;
        }
        var time = TIME.format(turn.now().atOffset(ZoneOffset.UTC));
        folder.move(file, to, time + '-' + file.name());
        var done = channel.folder().doneFile();
        if (done != null) {
            folder.remove(file.name() + done);
        }
        turn.memory().forget(List.of(name(file)));
    }

    /** Files that were taken and could not be moved at that time. */
    private void moveLate(
            RemoteFolder folder, List<Listed> listed, Map<String, String> taken, Turn turn, Troubles troubles)
            throws PullFailure {
        for (var file : listed) {
            if (version(file).equals(taken.get(name(file)))) {
                troubles.of(() -> move(folder, file, turn));
            }
        }
    }

    /** What is gone there need not be remembered. */
    private static void forget(Memory memory, List<Listed> listed, Map<String, String> taken) {
        var there = listed.stream().map(SftpPuller::name).collect(Collectors.toSet());
        var gone = new ArrayList<>(taken.keySet());
        gone.removeAll(there);
        if (!gone.isEmpty()) {
            memory.forget(gone);
        }
    }

    private static String name(Listed file) {
        return Memory.hidden(TAKEN, file.name());
    }

    private static String version(Listed file) {
        return file.size() + ":" + file.modified();
    }

    @Override
    public Optional<Payload> sample() throws PullFailure {
        try (var folder = RemoteFolder.connect(channel)) {
            var first = chosen.of(folder.list()).stream()
                    .filter(file -> file.size() <= channel.maxSize())
                    .findFirst();
            return first.isEmpty()
                    ? Optional.empty()
                    : Optional.of(payload(first.get(), folder.read(first.get(), (int)
                            first.get().size())));
        }
    }
}
