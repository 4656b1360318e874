package org.healthrecord.mapping.csv.definition;

import static org.assertj.core.api.Assertions.assertThat;

import org.healthrecord.mapping.csv.CsvGoldenTest;
import org.healthrecord.mapping.csv.CsvMapper;
import org.junit.jupiter.api.Test;

/** A layout's author learns where it is wrong. */
class LayoutReaderTest {
    private static final String VISITS =
            """
            files:
              visits:
                patient: chart_no
                key: visit_no
                resource: Encounter
                fields:
                  status: unknown
            """;

    @Test
    void theLayoutThatIsShippedIsSound() {
        assertThat(CsvMapper.faultOf(CsvGoldenTest.shipped())).isEmpty();
        assertThat(CsvMapper.faultOf(VISITS)).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(CsvMapper.faultOf("")).contains("The layout names no files.");
        assertThat(CsvMapper.faultOf(VISITS.replace("    patient: chart_no\n", "")))
                .contains("layout.files.visits needs 'patient'.");
        assertThat(CsvMapper.faultOf(VISITS.replace("    resource: Encounter\n", "")))
                .isPresent();
    }

    @Test
    void whatIsUnknownIsNamed() {
        assertThat(CsvMapper.faultOf(VISITS + "    colour: red\n"))
                .contains("layout.files.visits has an unknown 'colour'.");
        assertThat(CsvMapper.faultOf(VISITS + "      period: {start: !moment visit_start}\n"))
                .contains("layout.files.visits.fields.period.start: '!moment' does not stand before a column.");
        assertThat(CsvMapper.faultOf(VISITS + "      partOf: !reference {to: stays, column: stay_no}\n"))
                .hasValueSatisfying(f -> assertThat(f).contains("'stays'"));
    }

    @Test
    void brokenYamlIsNamed() {
        assertThat(CsvMapper.faultOf("files: ["))
                .hasValueSatisfying(f -> assertThat(f).contains("well-formed"));
        assertThat(CsvMapper.faultOf("a: !!javax.script.ScriptEngineManager []"))
                .isPresent();
    }

    @Test
    void wordsThatYamlTakesForBooleansStayWords() {
        Object root = LayoutYaml.load("values: {no: n, yes: y, off: o}");
        assertThat(new Settings("layout", root).under("values").keys()).containsExactly("no", "yes", "off");
    }
}
