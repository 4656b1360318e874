package org.healthrecord.app.map;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dry run, as an administrator calls it before a clinic goes live. */
class MapCommandTest {
    private static final String RESULT = "MSH|^~\\&|LAB|L|HR|HR|202609140940||ORU^R01|M1|P|2.5.1\r"
            + "PID|1||77^^^CLINIC^MR||Marlowe^Edith||19510417|F\r"
            + "OBR|1||F1|2823-3^Potassium^LN|||202609140940\r"
            + "OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|||||F\r";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path input;
    private Path output;

    @BeforeEach
    void folders() throws IOException {
        input = Files.createDirectory(folder.resolve("in"));
        output = folder.resolve("out");
    }

    @Test
    void eachFileBecomesABundleOfItsName() throws IOException {
        Files.writeString(input.resolve("one.hl7"), RESULT);
        assertThat(map("--format", "hl7v2")).isZero();
        Bundle bundle = bundle("one.json");
        assertThat(bundle.getType()).isEqualTo(BundleType.COLLECTION);
        assertThat(types(bundle)).contains("Patient", "Observation");
        assertThat(said.toString()).contains("1 files, 0 not or not wholly mapped");
    }

    @Test
    void oneBadFileStopsNothing() throws IOException {
        Files.writeString(input.resolve("a.hl7"), "this is no message");
        Files.writeString(input.resolve("b.hl7"), RESULT);
        assertThat(map("--format", "hl7v2")).isEqualTo(MapCommand.SOME_NOT_MAPPED);
        OperationOutcome outcome =
                (OperationOutcome) bundle("a.json").getEntryFirstRep().getResource();
        assertThat(outcome.getIssueFirstRep().getDetails().getText()).isNotEmpty();
        assertThat(types(bundle("b.json"))).contains("Observation");
    }

    @Test
    void aFolderOfCsvFilesIsOneExport() throws IOException {
        Path export = Files.createDirectory(input.resolve("2026-11-01"));
        Files.writeString(export.resolve("visits.csv"), "no;person\n1;77\n");
        Path source = folder.resolve("source.yml");
        Files.writeString(source, "{id: clinic, format: csv, layout: own, mrn-system: 'urn:oid:1.2.3'}");
        Files.writeString(
                folder.resolve("own.yml"),
                """
                files:
                  visits:
                    patient: person
                    key: no
                    resource: Encounter
                    fields: {status: unknown, class: {code: AMB}}
                """);
        assertThat(map("--format", "csv", "--source", source.toString())).isZero();
        assertThat(types(bundle("2026-11-01.json"))).containsExactlyInAnyOrder("Patient", "Encounter");
    }

    @Test
    void aLargeFileIsCutBetweenItsMessagesAndNothingIsLost() throws IOException {
        StringBuilder batch = new StringBuilder();
        int messages = 0;
        while (batch.length() < 5_000_000) {
            batch.append(RESULT.replace("F1", "F" + ++messages));
        }
        Files.writeString(input.resolve("batch.hl7"), batch);
        assertThat(map("--format", "hl7v2")).isZero();
        assertThat(said.toString()).contains(messages + " records, 0 refused");
        assertThat(types(bundle("batch.json")).stream().filter("Observation"::equals))
                .hasSize(messages);
    }

    @Test
    void aLargeFileOfLinesIsCutBetweenItsLines() throws IOException {
        String line =
                "{\"resourceType\":\"Observation\",\"id\":\"%d\",\"status\":\"final\",\"code\":{\"text\":\"Pain\"},"
                        + "\"subject\":{\"reference\":\"Patient/1\"},\"note\":[{\"text\":\"" + "x".repeat(5_000)
                        + "\"}]}\n";
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            lines.append(line.formatted(i));
        }
        Files.writeString(input.resolve("Observation.ndjson"), lines);
        assertThat(map("--format", "fhir")).isZero();
        assertThat(types(bundle("Observation.json")).stream().filter("Observation"::equals))
                .hasSize(1_000);
    }

    @Test
    void aLargeCsvFileIsCutBetweenItsRowsAndPlacesAreThoseOfTheWholeFile() throws IOException {
        StringBuilder rows = new StringBuilder("no;person;why\n");
        int visits = 6_000;
        for (int i = 0; i < visits; i++) {
            rows.append(i)
                    .append(i == visits - 1 ? ";" : ";P" + i % 900)
                    .append(";\"worse\nat ")
                    .append("night ".repeat(150));
            rows.append("\"\n");
        }
        Files.writeString(input.resolve("visits.csv"), rows);
        Path source = folder.resolve("source.yml");
        Files.writeString(source, "{id: clinic, format: csv, layout: own, mrn-system: 'urn:oid:1.2.3'}");
        Files.writeString(
                folder.resolve("own.yml"),
                """
                files:
                  visits:
                    patient: person
                    key: no
                    unused: [why]
                    resource: Encounter
                    fields: {status: unknown, class: {code: AMB}}
                """);
        assertThat(map("--format", "csv", "--source", source.toString())).isZero();
        Bundle bundle = bundle("visits.json");
        assertThat(types(bundle).stream().filter("Encounter"::equals)).hasSize(visits - 1);
        assertThat(types(bundle).stream().filter("Patient"::equals)).hasSize(900);
        OperationOutcome outcome = (OperationOutcome)
                bundle.getEntry().get(bundle.getEntry().size() - 1).getResource();
        assertThat(outcome.getIssue()).singleElement().satisfies(i -> assertThat(
                        i.getExpression().get(0).getValue())
                .isEqualTo("visits.csv#" + (2 * visits)));
    }

    @Test
    void filesInFoldersGoIntoFoldersOfTheSameName() throws IOException {
        Files.writeString(Files.createDirectories(input.resolve("a/b")).resolve("one.hl7"), RESULT);
        assertThat(map("--format", "hl7v2")).isZero();
        assertThat(types(bundle("a/b/one.json"))).contains("Observation");
    }

    @Test
    void theCodeMapOfTheSourceIsApplied() throws IOException {
        Files.writeString(input.resolve("one.hl7"), RESULT.replace("2823-3^Potassium^LN", "K^Potassium^99LAB"));
        Files.writeString(
                folder.resolve("codes.csv"),
                "system,code,target system,target code,display\nurn:local:clinic:99LAB,K,LOINC,2823-3,Potassium\n");
        Path source = folder.resolve("source.yml");
        Files.writeString(source, "{id: clinic, format: hl7v2, code-map: codes.csv, mrn-system: 'urn:oid:1.2.3'}");
        assertThat(map("--format", "hl7v2", "--source", source.toString())).isZero();
        assertThat(Files.readString(output.resolve("one.json"))).contains("\"code\":\"2823-3\"");
    }

    @Test
    void whatBelongsToNobodyKnownIsShownAndReported() throws IOException {
        Files.writeString(
                input.resolve("b.json"),
                "{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[{\"resource\":"
                        + "{\"resourceType\":\"Patient\",\"id\":\"p\",\"name\":[{\"family\":\"Marlowe\"}]}}]}");
        assertThat(map("--format", "fhir")).isZero();
        assertThat(types(bundle("b.json"))).contains("Patient");
        assertThat(said.toString()).contains("error no-patient-identifier");
    }

    @Test
    void whoeverIsNamedOftenStandsOnce() throws IOException {
        Files.writeString(
                input.resolve("b.json"),
                """
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"resource":{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:mrn","value":"77"}],
                   "generalPractitioner":[{"reference":"Practitioner/9","display":"Dr. Lind"}]}},
                 {"resource":{"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/p"},
                   "participant":[{"individual":{"reference":"Practitioner/9","display":"Dr. Lind"}}]}}]}
                """);
        assertThat(map("--format", "fhir")).isZero();
        assertThat(types(bundle("b.json"))).containsExactlyInAnyOrder("Patient", "Encounter", "Practitioner");
    }

    @Test
    void whatIsTakenBackIsShownOnlyWhereItSaysSoItself() throws IOException {
        Files.writeString(
                input.resolve("b.json"),
                """
                {"resourceType":"Bundle","type":"transaction","entry":[
                 {"resource":{"resourceType":"Patient","id":"p","identifier":[{"system":"urn:mrn","value":"77"}]}},
                 {"resource":{"resourceType":"Observation","id":"o","status":"entered-in-error","code":{"text":"Pain"},"subject":{"reference":"Patient/p"}}},
                 {"request":{"method":"DELETE","url":"Condition/c"}}]}
                """);
        assertThat(map("--format", "fhir")).isZero();
        Bundle bundle = bundle("b.json");
        assertThat(types(bundle)).contains("Patient", "Observation").doesNotContain("Condition");
        Observation shown = (Observation) bundle.getEntry().stream()
                .map(e -> e.getResource())
                .filter(Observation.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(shown.getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
    }

    @Test
    void calledWronglyItSaysHow() {
        assertThat(run("--format", "fhir")).isEqualTo(MapCommand.USAGE);
        assertThat(run("--format", "pdf", input.toString(), output.toString())).isEqualTo(MapCommand.USAGE);
        assertThat(run("--format", "csv", input.toString(), output.toString())).isEqualTo(MapCommand.USAGE);
        assertThat(run("--format", "fhir", folder.resolve("none").toString(), output.toString()))
                .isEqualTo(MapCommand.USAGE);
        assertThat(said.toString()).contains(MapArguments.USAGE).contains("CSV needs a source file");
        assertThat(output).doesNotExist();
    }

    private int map(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.add(input.toString());
        all.add(output.toString());
        return run(all.toArray(String[]::new));
    }

    private int run(String... args) {
        PrintStream stream = new PrintStream(said);
        return MapCommand.run(args, stream, stream);
    }

    private Bundle bundle(String name) throws IOException {
        return FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(Bundle.class, Files.readString(output.resolve(name)));
    }

    private static List<String> types(Bundle bundle) {
        return bundle.getEntry().stream().map(e -> e.getResource().fhirType()).toList();
    }
}
