package org.healthrecord.app.sbom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckSbomCommandTest {
    private static final String SBOM =
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [
              {"group": "org.example", "name": "parser", "version": "2.10.1", "purl": "pkg:maven/org.example/parser@2.10.1?type=jar",
               "components": [{"group": "org.example", "name": "inner", "version": "1.0", "purl": "pkg:maven/org.example/inner@1.0"}]},
              {"name": "@example/chart", "version": "3.0.0-rc.2", "purl": "pkg:npm/%40example/chart@3.0.0-rc.2"},
              {"name": "image", "version": "1", "purl": "pkg:docker/image@1"}]}
            """;

    @TempDir
    Path folder;

    private Path sbom;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        sbom = Files.writeString(folder.resolve("bom.json"), SBOM);
    }

    private static String advisory(String ecosystem, String name, String events) {
        return """
                {"id": "EX-1", "aliases": ["CVE-2026-1"], "summary": "Reads too much.", "affected": [
                  {"package": {"ecosystem": "%s", "name": "%s"}, "ranges": [{"type": "ECOSYSTEM", "events": [%s]}]}]}
                """
                .formatted(ecosystem, name, events);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private int run(Path... advisories) {
        List<String> arguments = new ArrayList<>(List.of("--sbom", sbom.toString()));
        for (Path each : advisories) {
            arguments.addAll(List.of("--advisories", each.toString()));
        }
        return CheckSbomCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(complaints, true, StandardCharsets.UTF_8),
                arguments.toArray(String[]::new));
    }

    @Test
    void namesTheComponentThatIsHit() throws IOException {
        String events = "{\"introduced\": \"2.9\"}, {\"fixed\": \"2.10.2\"}";
        assertThat(run(file("a.json", advisory("Maven", "org.example:parser", events))))
                .isEqualTo(1);
        assertThat(out)
                .hasToString(
                        String.format("org.example:parser 2.10.1: EX-1 CVE-2026-1 (fixed in 2.10.2) Reads too much.%n"
                                + "3 components, 1 advisories, 1 hits.%n"));
    }

    @ParameterizedTest(name = "{0} {1}: {2} is {3}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Maven; org.example:parser; {'introduced': '0'}, {'fixed': '2.10.1'}; 0",
                "Maven; org.example:parser; {'introduced': '0'}, {'fixed': '2.9'}; 0",
                "Maven; org.example:parser; {'introduced': '0'}, {'last_affected': '2.10.1'}; 1",
                "Maven; org.example:parser; {'fixed': '2.10.2'}, {'introduced': '2.10.1-rc1'}; 1",
                "Maven; org.example:parser; {'introduced': '0'}, {'fixed': '2.0'}, {'introduced': '2.10'}; 1",
                "Maven; org.example:parser; {'introduced': '0'}, {'limit': '2.5'}; 0",
                "Maven; org.example:inner; {'introduced': '0'}; 1",
                "Maven; org.example:other; {'introduced': '0'}; 0",
                "npm; org.example:parser; {'introduced': '0'}; 0",
                "npm; @example/chart; {'introduced': '2.0.0'}, {'fixed': '3.0.0'}; 1",
                "npm; @example/chart; {'introduced': '2.0.0'}, {'fixed': '3.0.0-rc.1'}; 0",
                "npm; @example/chart; {'introduced': '3.0.0-rc.10'}; 0",
                "PyPI; @example/chart; {'introduced': '0'}; 0"
            })
    void decidesByTheRulesOfTheEcosystem(String ecosystem, String name, String events, int code) throws IOException {
        assertThat(run(file("a.json", advisory(ecosystem, name, events.replace('\'', '"')))))
                .isEqualTo(code);
    }

    @Test
    void aVersionNamedByItselfIsHitAndAWithdrawnAdvisoryHitsNothing() throws IOException {
        String named =
                "{\"id\": \"EX-2\", %s \"affected\": [{\"package\": {\"ecosystem\": \"Maven\", \"name\": \"org.example:inner\"},"
                        + " \"versions\": [\"0.9\", \"1.0\"]}]}";
        assertThat(run(file("a.json", named.formatted("")))).isEqualTo(1);
        assertThat(run(file("b.json", named.formatted("\"withdrawn\": \"2026-01-01T00:00:00Z\","))))
                .isZero();
    }

    @Test
    void readsArraysLinesAnswersFoldersAndArchives() throws IOException {
        String hit = advisory("Maven", "org.example:inner", "{\"introduced\": \"0\"}");
        String miss = advisory("Maven", "org.example:other", "{\"introduced\": \"0\"}");
        assertThat(run(file("array.json", "[" + miss + "," + hit + "]"))).isEqualTo(1);
        assertThat(run(file("lines.json", miss.replace("\n", "") + "\n" + hit.replace("\n", ""))))
                .isEqualTo(1);
        assertThat(run(file("answer.json", "{\"vulns\": [" + hit + "]}"))).isEqualTo(1);
        Path archive = folder.resolve("all.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (String each : List.of(miss, hit)) {
                zip.putNextEntry(new ZipEntry(each.hashCode() + ".json"));
                zip.write(each.getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(run(archive)).isEqualTo(1);
        Path sub = Files.createDirectory(folder.resolve("advisories"));
        Files.writeString(sub.resolve("one.json"), miss);
        Files.writeString(sub.resolve("two.json"), hit);
        assertThat(run(sub)).isEqualTo(1);
    }

    @Test
    void whatCannotBeCheckedIsNotClean() throws IOException {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.resolve("none.json"))).isEqualTo(2);
        assertThat(run(file("empty.json", "{}"))).isEqualTo(2);
        sbom = file("other.json", "{\"spdxVersion\": \"2.3\"}");
        assertThat(run(file("a.json", advisory("Maven", "a:b", "{\"introduced\": \"0\"}"))))
                .isEqualTo(2);
        assertThat(complaints.toString(StandardCharsets.UTF_8)).contains("--advisories", "no advisory", "CycloneDX");
    }
}
