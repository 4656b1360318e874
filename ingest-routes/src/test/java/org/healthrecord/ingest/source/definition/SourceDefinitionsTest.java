package org.healthrecord.ingest.source.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.healthrecord.ingest.source.Configured;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceDefinitionsTest {
    @TempDir
    Path home;

    @Test
    void aSourceIsReadWithAllItsChannelsEvenEmptyOnes() {
        var source = Configured.sources(
                        home,
                        """
                        health-record:
                          sources:
                            - id: north-clinic
                              name: North Clinic
                              kind: urgent-care
                              format: hl7v2
                              mrn-system: urn:oid:1.2.3
                              time-zone: America/New_York
                              channels:
                                - mllp: {port: 2575}
                                - http: {}
                                - file: {directory: inbox/north-clinic}
                            - id: south-clinic
                              kind: cancer-center
                              format: ccda
                              mrn-system: urn:oid:1.2.4
                              time-zone: UTC
                              channels: [{http: {}}]
                        """)
                .definition("north-clinic")
                .orElseThrow();

        assertThat(source.profile().name()).isEqualTo("North Clinic");
        assertThat(source.profile().kind()).isEqualTo(FacilityKind.URGENT_CARE);
        assertThat(source.profile().format()).isEqualTo(Format.HL7V2);
        assertThat(source.profile().timeZone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(source.channels())
                .extracting(Channel::label)
                .containsExactly("mllp:2575", "http", "file:north-clinic");
        assertThat(source.channels(Channel.Drop.class).findAny().orElseThrow().directory())
                .isEqualTo(home.resolve("inbox/north-clinic"));
        assertThat(source.channels(Channel.Mllp.class).findAny().orElseThrow().address())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void aChannelWithNothingAfterTheColonCountsToo() {
        var sources = Configured.sources(home, csv("layout: shared", "[{http: }]"));
        assertThat(sources.definition("csv-clinic").orElseThrow().channels()).hasSize(1);
    }

    @Test
    void aChannelCanBeSwitchedOff() {
        var sources = Configured.sources(home, csv("layout: shared", "[{http: {enabled: false}}]"));
        assertThat(sources.definition("csv-clinic").orElseThrow().channels()).isEmpty();
    }

    @Test
    void aLayoutOfTheSiteGoesBeforeOneOfTheProgram() throws IOException {
        Files.createDirectories(home.resolve("layouts"));
        Files.writeString(home.resolve("layouts/shared.yml"), "columns: [site]");
        var sources = Configured.sources(home, csv("layout: shared", "[{http: {}}]"));
        assertThat(sources.find("csv-clinic").orElseThrow().layout()).isEqualTo("columns: [site]");
    }

    @Test
    void aLayoutOfTheProgramIsFound() {
        var sources = Configured.sources(home, csv("layout: shared", "[{http: {}}]"));
        assertThat(sources.find("csv-clinic").orElseThrow().layout()).contains("columns: [program]");
    }

    @Test
    void aLayoutIsNeverLookedForOutsideItsFolder() {
        assertThatThrownBy(() -> Configured.sources(home, csv("layout: ../sources", "[{http: {}}]")))
                .hasStackTraceContaining("layout '../sources' was not found");
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnce() {
        assertThatThrownBy(
                        () -> Configured.sources(
                                home,
                                """
                        health-record:
                          sources:
                            - id: One_Clinic
                              kind: dentist
                              format: hl7v3
                              mrn-system: urn:oid:1
                              time-zone: Mars/Olympus
                              channels: [{mllp: {}}, {file: {max-depth: 0}}, {file: {directory: "a?b", done-file: "${x}"}}]
                            - id: csv-clinic
                              kind: pain-clinic
                              format: csv
                              channels: [{mllp: {port: 2600, tls: {}}}]
                            - id: tls-clinic
                              kind: pain-clinic
                              format: fhir
                              mrn-system: urn:t
                              time-zone: UTC
                              channels: [{mllp: {port: 2601, tls: {bundle: missing}}}]
                        """))
                .isInstanceOf(InvalidSourcesException.class)
                .hasMessageContainingAll(
                        "'One_Clinic': an id of lower-case letters",
                        "kind 'dentist' is unknown; one of urgent-care, cancer-center, pain-clinic, primary-care",
                        "format 'hl7v3' is unknown; one of hl7v2, ccda, csv, fhir",
                        "time-zone 'Mars/Olympus' is unknown",
                        "mllp needs a port",
                        "file needs a directory",
                        "file directory must not hold",
                        "file done-file must be an ending",
                        "'csv-clinic': layout is missing",
                        "mrn-system is missing",
                        "time-zone is missing",
                        "tls names no bundle",
                        "tls names the bundle 'missing'",
                        "'tls-clinic': mllp carries hl7v2 only");
    }

    @Test
    void twoSourcesCannotShareWhatIsOnes() {
        assertThatThrownBy(
                        () -> Configured.sources(
                                home,
                                """
                        health-record:
                          sources:
                            - {id: a, kind: primary-care, format: hl7v2, mrn-system: urn:a, time-zone: UTC, channels: [{mllp: {port: 2600}}, {file: {directory: in}}]}
                            - {id: b, kind: primary-care, format: hl7v2, mrn-system: urn:a, time-zone: UTC, channels: [{mllp: {port: 2600}}, {file: {directory: ./in}}]}
                            - {id: a, kind: primary-care, format: hl7v2, mrn-system: urn:c, time-zone: UTC}
                        """))
                .hasMessageContainingAll(
                        "source 'b': MLLP port 2600 is already used by source 'a'",
                        "source 'b': mrn-system urn:a is already used by source 'a'",
                        "source 'b': directory",
                        "source 'a': id a is already used");
    }

    @Test
    void aProtocolThereIsNotIsNamed() {
        assertThatThrownBy(() -> Configured.sources(home, csv("layout: shared", "[{carrier-pigeon: {loft: a}}]")))
                .hasStackTraceContaining("channels[0].carrier-pigeon");
    }

    @Test
    void noSourceAtAllIsFine() {
        assertThat(Configured.sources(home, "health-record: {}").all()).isEmpty();
    }

    private static String csv(String layout, String channels) {
        return """
                health-record:
                  sources:
                    - {id: csv-clinic, kind: pain-clinic, format: csv, %s, mrn-system: urn:c, time-zone: UTC, channels: %s}
                """
                .formatted(layout, channels);
    }
}
