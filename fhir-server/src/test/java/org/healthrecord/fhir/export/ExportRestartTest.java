package org.healthrecord.fhir.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.healthrecord.access.decision.Caller;
import org.healthrecord.access.decision.CallerText;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.Samples;
import org.healthrecord.fhir.exit.BulkExit;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An export that is broken off goes on behind its last whole file, and each resource is in it once. */
class ExportRestartTest extends FhirServerTest {
    private static final String ANYBODY = CallerText.write(Caller.anybody("reader"));

    private static final int PEOPLE = 40;

    @TempDir
    private Path folder;

    @Autowired
    private BulkExit exit;

    @Autowired
    private TypeSearches searches;

    private ExportTable table;
    private final List<String> people = new ArrayList<>();

    @BeforeEach
    void manyPeople() {
        table = new ExportTable(jdbc);
        List<Resource> all = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String person = "restart-" + i;
            people.add(person);
            all.add(Samples.patient(person));
        }
        put(all, List.of());
        people.sort(null);
    }

    @Test
    void whatWasWholeStaysAndTheRestIsWrittenAgain() {
        Export export = begun();
        int[] looks = {0};
        // Three steps are of 20 people each or the end; the work is cut off within the second segment.
        assertThat(run(export, 20, () -> looks[0]++ < 1)).isEqualTo(Exporting.Outcome.INTERRUPTED);
        List<ExportedFile> first = table.files(export.id());
        assertThat(first).hasSize(1);

        assertThat(run(table.find(export.id()).orElseThrow(), 20, () -> true)).isEqualTo(Exporting.Outcome.COMPLETE);

        List<ExportedFile> files = table.files(export.id());
        assertThat(files).containsAll(first).hasSize(2);
        assertThat(ids(files)).containsExactlyInAnyOrderElementsOf(people);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void aFileThatIsNotNotedIsWrittenOver() throws IOException {
        Export export = begun();
        Files.createDirectories(folder);
        Files.writeString(new ExportFolder(folder).data(1), "half a file");
        Files.writeString(folder.resolve("1.ndjson.gz.part"), "half a file");

        run(export, 1000, () -> true);

        assertThat(ids(table.files(export.id()))).containsExactlyInAnyOrderElementsOf(people);
    }

    @Test
    void whatIsCancelledStops() {
        Export export = begun();
        table.delete(export.id());

        assertThat(run(export, 1000, () -> true)).isEqualTo(Exporting.Outcome.CANCELLED);
    }

    private Export begun() {
        String id = UUID.randomUUID().toString().replace("-", "");
        Question question = new Question(
                Question.Level.PATIENT, null, List.of("Patient"), List.of(), List.of(), null, people, false);
        // In one transaction, so that the server's own worker never sees it open.
        new TransactionTemplate(transactions).executeWithoutResult(tx -> {
            table.insert(id, "http://x/fhir/Patient/$export", "http://x/fhir", question, ANYBODY, Instant.now());
            jdbc.sql("update bulk_export set state = 'DONE' where id = ?")
                    .param(id)
                    .update();
        });
        return table.find(id).orElseThrow();
    }

    private Exporting.Outcome run(Export export, int segment, BooleanSupplier running) {
        return new Exporting(
                        export,
                        exit,
                        searches,
                        table,
                        new TransactionTemplate(transactions),
                        new ExportFolder(folder),
                        new Walk(export.question(), exit, ANYBODY, people),
                        null,
                        segment,
                        running)
                .run();
    }

    private List<String> ids(List<ExportedFile> files) {
        List<String> ids = new ArrayList<>();
        for (ExportedFile file : files) {
            Path data = new ExportFolder(folder).data(file.number());
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(data))))) {
                lines.lines()
                        .map(line -> fhir.newJsonParser()
                                .parseResource(line)
                                .getIdElement()
                                .getIdPart())
                        .forEach(ids::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ids;
    }
}
