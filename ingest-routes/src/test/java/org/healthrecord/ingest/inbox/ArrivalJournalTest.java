package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrivals beside H2's file: what was appended comes back, whatever the end of the file looks like. */
class ArrivalJournalTest {
    @TempDir
    Path folder;

    @Test
    void entriesComeBackInTheirOrderFromAllPagesAndAfterAStart() {
        try (ArrivalJournal journal = journal()) {
            append(journal, "a", "b");
            journal.turn();
            append(journal, "c");
        }
        try (ArrivalJournal journal = journal()) {
            append(journal, "d");

            assertThat(entries(journal)).containsExactly("a", "b", "c", "d");
        }
    }

    @Test
    void aPageIsDroppedWithThoseBeforeItAndTheOnesAfterItStay() {
        try (ArrivalJournal journal = journal()) {
            append(journal, "a");
            journal.turn();
            append(journal, "b");
            long second = journal.turn();
            append(journal, "c");
            journal.dropTo(second);

            assertThat(entries(journal)).containsExactly("c");
            assertThat(journal.size()).isEqualTo(9);
            journal.dropTo(journal.turn());
            assertThat(entries(journal)).isEmpty();
            assertThat(journal.size()).isZero();
        }
    }

    @Test
    void thePageBeingWrittenIsNeverDropped() {
        try (ArrivalJournal journal = journal()) {
            append(journal, "a");
            journal.dropTo(Long.MAX_VALUE);

            assertThat(entries(journal)).containsExactly("a");
        }
    }

    /** A power failure may leave any part of the last entry; what was acknowledged before it is whole. */
    @Test
    void whereverTheLastEntryWasTornTheOnesBeforeItAreFoundAndNewOnesFollow() throws IOException {
        try (ArrivalJournal journal = journal()) {
            append(journal, "first", "second");
        }
        byte[] whole = Files.readAllBytes(page());
        int first = 8 + "first".length();
        for (int length = first; length < whole.length; length++) {
            Files.write(page(), Arrays.copyOf(whole, length));
            try (ArrivalJournal journal = journal()) {
                append(journal, "third");

                assertThat(entries(journal)).containsExactly("first", "third");
                Files.delete(newest());
            }
        }
    }

    @Test
    void anEntryWithAChangedByteIsNone() throws IOException {
        try (ArrivalJournal journal = journal()) {
            append(journal, "first", "second");
        }
        byte[] whole = Files.readAllBytes(page());
        for (int i = 8 + "first".length(); i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            Files.write(page(), changed);
            try (ArrivalJournal journal = journal()) {
                assertThat(entries(journal)).containsExactly("first");
            }
        }
    }

    private ArrivalJournal journal() {
        return new ArrivalJournal(folder.resolve("inbox"));
    }

    private Path page() {
        return folder.resolve("inbox.arrivals-1");
    }

    private Path newest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.max(Path::compareTo).orElseThrow();
        }
    }

    private static void append(ArrivalJournal journal, String... entries) {
        Stream.of(entries).forEach(entry -> journal.append(entry.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> entries(ArrivalJournal journal) {
        List<String> entries = new ArrayList<>();
        journal.forEach(entry -> entries.add(new String(entry, StandardCharsets.UTF_8)));
        return entries;
    }
}
