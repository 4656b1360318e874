package org.healthrecord.mapping.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In no format does a filler make two people one patient. */
class PatientsWithoutNumberTest {
    private static final String LAYOUT =
            """
            dates: [M/d/yyyy]
            files:
              patients:
                patient: chart
                key: chart
                resource: Patient
                fields:
                  gender: !line sex
            """;

    @ParameterizedTest
    @CsvSource({
        "HL7V2, UNKNOWN",
        "HL7V2, 0000000000",
        "HL7V2, -",
        "CCDA, N/A",
        "CCDA, 0000000",
        "FHIR, TEMP",
        "FHIR, 1111111",
    })
    void isRefused(Format format, String number) {
        assertThat(unit(format, number, source(format)).map())
                .isInstanceOfSatisfying(
                        Mapping.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo("no-patient-identifier"));
        assertThat(unit(format, number, source(format)).patientKey()).isEmpty();
        assertThat(Mappers.of(format).peek(payload(format, number), source(format)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HL7V2", "CCDA", "FHIR"})
    void isChartedWhereTheSourceSaysTheNumberIsReal(Format format) {
        SourceProfile source = source(format).withRealNumbers(RealNumbers.with(List.of("12345")));
        assertThat(unit(format, "12345", source).map()).isInstanceOf(Mapping.Mapped.class);
        assertThat(unit(format, "12345", source).patientKey()).isEqualTo("12345");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNKNOWN", "0000"})
    void rowsOfNobodyAreLeftOut(String number) {
        Payload rows = new Payload(
                ("chart,sex\n" + number + ",female\n77,female\n").getBytes(StandardCharsets.UTF_8), null, null);
        SourceProfile source = source(Format.CSV);
        Opened.Units opened = (Opened.Units) Mappers.of(Format.CSV).open(rows, source);
        assertThat(opened.units()).extracting(Unit::patientKey).containsExactly("77");
        assertThat(opened.issues()).extracting(Issue::code).contains("row-without-patient");
        assertThat(Mappers.of(Format.CSV).peek(rows, source)).contains("77");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HL7V2", "CCDA", "FHIR"})
    void isShownByADryRunThatSaysSo(Format format) {
        Opened.Units opened = (Opened.Units) Mappers.forDryRun(format).open(payload(format, "UNKNOWN"), source(format));
        Mapping.Mapped shown = (Mapping.Mapped) opened.units().get(0).map();
        assertThat(shown.issues()).extracting(Issue::code).contains("no-patient-identifier");
    }

    private static Unit unit(Format format, String number, SourceProfile source) {
        return ((Opened.Units) Mappers.of(format).open(payload(format, number), source))
                .units()
                .get(0);
    }

    private static Payload payload(Format format, String number) {
        String text =
                switch (format) {
                    case HL7V2 -> "MSH|^~\\&|A|B|C|D|20260101||ADT^A04|1|P|2.5.1\rPID|1||" + number
                            + "^^^A^MR||Quill^Ada\r";
                    case CCDA -> "<ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole><id root='2.999.7'"
                            + " extension='" + number + "'/></patientRole></recordTarget></ClinicalDocument>";
                    case FHIR -> "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"fullUrl\":\"urn:uuid:0\","
                            + "\"resource\":{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"urn:oid:2.999.7\",\"value\":\""
                            + number + "\"}]},\"request\":{\"method\":\"POST\",\"url\":\"Patient\"}}]}";
                    case CSV -> "chart,sex\n" + number + ",female\n";
                };
        return new Payload(text.getBytes(StandardCharsets.UTF_8), null, null);
    }

    private static SourceProfile source(Format format) {
        String layout = format == Format.CSV ? LAYOUT : null;
        return new SourceProfile(
                "clinic", "Clinic", FacilityKind.PAIN_CLINIC, format, "urn:oid:2.999.7", ZoneId.of("UTC"), layout);
    }
}
