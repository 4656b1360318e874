package org.healthrecord.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.fhir.FhirMapper;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.samples.generator.SampleFiles;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Path FOLDER = Path.of("src/main/resources/samples");

    /** With {@code -Dsamples.write=true} the files are made again before anything is compared with them. */
    @BeforeAll
    static void made() throws IOException {
        if (Boolean.getBoolean("samples.write")) {
            SampleFiles.write(FOLDER);
        }
    }

    @Test
    void whatIsCommittedIsWhatTheGeneratorMakes() throws IOException {
        for (Map.Entry<String, String> file : SampleFiles.all().entrySet()) {
            assertThat(FOLDER.resolve(file.getKey())).hasContent(file.getValue());
        }
    }

    @Test
    void theJarHoldsWhatTheClinicsSend() throws IOException {
        Set<String> sources = new HashSet<>();
        for (Sample sample : Samples.all()) {
            sources.add(sample.source());
            assertThat(sample.bytes()).isNotEmpty();
        }
        assertThat(sources)
                .containsExactlyInAnyOrder(
                        "riverside-urgent-care",
                        "lakeshore-cancer-center",
                        "summit-pain-clinic",
                        "harbor-primary-care");
    }

    @Test
    void whatThePainClinicSendsCanBeMapped() throws IOException {
        mapsWithoutLoss(
                "summit-pain-clinic",
                new CsvMapper(),
                source(Format.CSV, "https://summit-pain-clinic.example/chart-no", layout()));
    }

    @Test
    void whatThePrimaryCarePracticeSendsCanBeMapped() throws IOException {
        mapsWithoutLoss(
                "harbor-primary-care",
                new FhirMapper(),
                source(Format.FHIR, "https://harbor-primary-care.example/mrn", null));
    }

    private static void mapsWithoutLoss(String source, MessageMapper mapper, SourceProfile profile) throws IOException {
        int facts = 0;
        for (Sample sample : Samples.all()) {
            if (sample.source().equals(source)) {
                Opened opened = mapper.open(new Payload(sample.bytes(), sample.contentType(), sample.name()), profile);
                for (var unit : ((Opened.Units) opened).units()) {
                    Mapping.Mapped mapped = (Mapping.Mapped) unit.map();
                    assertThat(mapped.issues()).extracting(Issue::code).isEmpty();
                    facts += mapped.assertions().size();
                }
            }
        }
        assertThat(facts).isGreaterThan(400);
    }

    private static SourceProfile source(Format format, String mrnSystem, String layout) {
        return new SourceProfile(
                "s", "S", FacilityKind.PRIMARY_CARE, format, mrnSystem, ZoneId.of("America/New_York"), layout);
    }

    private static String layout() throws IOException {
        try (var in = CsvMapper.class.getResourceAsStream("/layouts/summit-pain-clinic.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void theSamplesStaySmall() throws IOException {
        long bytes = 0;
        try (var files = Files.walk(FOLDER)) {
            for (Path p : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(p);
            }
        }
        assertThat(bytes).isBetween(100_000L, 2_500_000L);
    }
}
