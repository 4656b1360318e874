package org.healthrecord.mapping.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.csv.export.CsvPlaces;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.api.Test;

class CsvMapperTest {
    private static final String RESULTS = "result_no,chart_no,loinc,test_name,collected_at,value,status\n";
    private final CsvMapper mapper = new CsvMapper();
    private final SourceProfile source = CsvGoldenTest.source(CsvGoldenTest.shipped());

    @Test
    void aSingleFileIsKnownByItsName() {
        Opened opened =
                mapper.open(csv(RESULTS + "R1,PC1,2823-3,Potassium,09/14/2026,4.1,final\n", "results.csv"), source);
        assertThat(places(opened)).containsExactly("results.csv#2", "results.csv#2");
    }

    @Test
    void aFileWithoutANameIsKnownByItsHeadings() {
        Opened opened = mapper.open(csv(RESULTS + "R1,PC1,2823-3,Potassium,09/14/2026,4.1,final\n", null), source);
        assertThat(places(opened)).containsExactly("results.csv#2", "results.csv#2");
    }

    @Test
    void theFileNameTellsTheTimeOfTheExport() {
        Payload payload = csv(RESULTS + "R1,PC1,2823-3,Potassium,09/14/2026,4.1,final\n", "results-2026-11-01.csv");
        assertThat(assertions(mapper.open(payload, source)))
                .allSatisfy(a -> assertThat(a.precedence().at()).isEqualTo(Instant.parse("2026-11-01T04:00:00Z")));
    }

    @Test
    void missingColumnsAreNamed() {
        Opened opened = mapper.open(
                csv("result_no,chart_no,loinc,test_name\nR1,PC1,2823-3,Potassium\n", "results.csv"), source);
        assertThat(((Opened.Unreadable) opened).refusal()).satisfies(r -> {
            assertThat(r.reason()).isEqualTo("missing-columns");
            assertThat(r.place()).isEqualTo("results.csv");
            assertThat(r.detail()).contains("collected_at", "value", "status").doesNotContain("PC1");
        });
    }

    @Test
    void anEmptyPayloadIsUnreadable() {
        assertThat(mapper.open(csv("", null), source)).isInstanceOf(Opened.Unreadable.class);
        assertThat(mapper.open(csv("\u0000\u0001\u0002", "results.csv"), source))
                .isInstanceOf(Opened.Unreadable.class);
    }

    @Test
    void aQuoteThatNeverEndsSpoilsNoOtherFileAndThrowsNothing() {
        Opened opened = mapper.open(
                csv(RESULTS + "R1,PC1,2823-3,\"Potas\"sium\" x,09/14/2026,4.1,final\nR2,PC1,\"2823", "results.csv"),
                source);
        assertThat(assertions(opened)).extracting(a -> a.key().local()).contains("results|R1");
    }

    @Test
    void peekFindsTheOnePatient() {
        assertThat(mapper.peek(csv(RESULTS + "R1,PC1,2823-3,K,,4,final\nR2,PC1,2823-3,K,,4,final\n", null), source))
                .contains("PC1");
        assertThat(mapper.peek(csv(RESULTS + "R1,PC1,2823-3,K,,4,final\nR2,PC2,2823-3,K,,4,final\n", null), source))
                .isEmpty();
        assertThat(mapper.peek(csv("PK\u0003\u0004", null), source)).isEmpty();
    }

    @Test
    void aPlaceLeadsBackToTheCharactersOfItsRowOrCell() {
        Payload payload = csv(
                RESULTS + "R1,PC1,2823-3,\"Potas\nsium\",09/14/2026,4.1,final\r\nR2,PC1,2823-3,K,,4,final\n",
                "results.csv");
        assertThat(shown(payload, "results.csv#4")).isEqualTo("R2,PC1,2823-3,K,,4,final");
        assertThat(shown(payload, "results.csv#4:value")).isEqualTo("4");
        assertThat(shown(payload, "results.csv#4:Collected At")).isEmpty();
        assertThat(shown(payload, "results.csv#2:test_name")).isEqualTo("Potas\nsium");
        assertThat(shown(payload, "results.csv#2:status")).isEqualTo("final");
        assertThat(shown(payload, "results.csv#4:other")).isEqualTo("R2,PC1,2823-3,K,,4,final");
        assertThat(CsvPlaces.of(payload, null).find("results.csv#2"))
                .hasValueSatisfying(r -> assertThat(r.text().substring(r.start(), r.end()))
                        .startsWith("R1,")
                        .endsWith("final"));
        assertThat(CsvPlaces.of(payload, null).find("results.csv#3")).isEmpty();
        assertThat(CsvPlaces.of(payload, null).find("elsewhere")).isEmpty();
    }

    @Test
    void aSourceWithoutALayoutIsRefused() {
        Opened opened = mapper.open(csv(RESULTS, null), CsvGoldenTest.source(null));
        assertThat(((Opened.Unreadable) opened).refusal().reason()).isEqualTo("bad-layout");
    }

    private static String shown(Payload payload, String place) {
        CsvPlaces.Range range = CsvPlaces.of(payload, null).find(place).orElseThrow();
        return range.text().substring(range.start(), range.end());
    }

    private static List<Assertion> assertions(Opened opened) {
        List<Assertion> all = new ArrayList<>();
        ((Opened.Units) opened).units().forEach(u -> all.addAll(((Mapping.Mapped) u.map()).assertions()));
        return all;
    }

    private static List<String> places(Opened opened) {
        return assertions(opened).stream().map(Assertion::place).toList();
    }

    private static Payload csv(String text, String fileName) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8), "text/csv", fileName);
    }
}
