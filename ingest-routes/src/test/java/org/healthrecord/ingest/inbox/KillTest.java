package org.healthrecord.ingest.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.healthrecord.ingest.DatabaseSource;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.healthrecord.ingest.port.Receipt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;

/** Acknowledged is durable: a program is killed in the middle of its work, and all it had a receipt for is there. */
@Tag("slow")
class KillTest {
    private static final int ENOUGH = 500;
    private static final int KILLS = 2;

    /** Text by message id, of every receipt. */
    private final Map<String, String> acknowledged = new HashMap<>();

    @ParameterizedTest
    @DatabaseSource
    void nothingAcknowledgedIsLost(InboxDatabase database) throws Exception {
        String url = RunningInbox.emptyDatabase(database);
        for (int kill = 0; kill < KILLS; kill++) {
            runAndKill(url, "run" + kill);
        }
        try (RunningInbox inbox = RunningInbox.start(url)) {
            inbox.awaitEmpty();
            Set<String> kept = new HashSet<>(inbox.jdbc()
                    .queryForList("select message_id from inbox_record where state = 'STORED'", String.class));
            assertThat(acknowledged).hasSizeGreaterThan(KILLS * ENOUGH - 1);
            assertThat(kept).containsAll(acknowledged.keySet());
            acknowledged.entrySet().stream().limit(20).forEach(e -> assertThat(inbox.append(e.getValue()))
                    .isEqualTo(new Receipt.Duplicate(e.getKey())));
        }
    }

    private void runAndKill(String url, String run) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingProgram.class.getName(),
                        url,
                        run))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int before = acknowledged.size();
            // What it still had printed when it was killed counts as well.
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
                if (acknowledged.size() - before == ENOUGH) {
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private void note(String line) {
        String[] words = line.split(" ", 3);
        if (words.length == 3 && words[0].equals("id")) {
            acknowledged.put(words[1], words[2]);
        }
    }
}
