package org.healthrecord.mapping.csv;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;

class CsvProperties {
    private static final List<String> HEADINGS =
            List.of("result_no", "chart_no", "loinc", "test_name", "collected_at", "value", "units", "status");
    private final CsvMapper mapper = new CsvMapper();
    private final SourceProfile source = CsvGoldenTest.source(CsvGoldenTest.shipped());

    @Property(tries = 50)
    void neitherTheOrderOfColumnsNorOfRowsMatters(@ForAll Random random) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            rows.add(List.of(
                    "R" + i,
                    "PC" + i % 3,
                    "2823-3",
                    "Potas,sium\n\"K\"",
                    "09/1" + i + "/2026 08:00",
                    "4." + i,
                    "mmol/L",
                    "final"));
        }
        List<Integer> columns =
                new ArrayList<>(IntStream.range(0, HEADINGS.size()).boxed().toList());
        TreeSet<String> before = said(table(rows, columns));
        Collections.shuffle(rows, random);
        Collections.shuffle(columns, random);
        assertThat(said(table(rows, columns))).isEqualTo(before);
    }

    @Property(tries = 300)
    void noBytesWhateverThrow(@ForAll @Size(max = 400) byte[] bytes, @ForAll boolean zip) {
        byte[] sent = bytes.clone();
        if (zip && sent.length > 4) {
            System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, sent, 0, 4);
        }
        Payload payload = new Payload(sent, null, "results.csv");
        assertThat(mapper.open(payload, source)).isNotNull();
        assertThat(mapper.peek(payload, source)).isNotNull();
    }

    @Property(tries = 200)
    void noCellWhateverThrows(@ForAll String cell, @ForAll("columns") int column) {
        List<String> row = new ArrayList<>(List.of("R1", "PC1", "2823-3", "K", "09/14/2026", "4.1", "mmol/L", "final"));
        row.set(column, cell);
        Opened opened =
                mapper.open(table(List.of(row), IntStream.range(0, 8).boxed().toList()), source);
        if (opened instanceof Opened.Units units) {
            units.units().forEach(u -> assertThat(u.map()).isInstanceOf(Mapping.Mapped.class));
        }
    }

    @Provide
    Arbitrary<Integer> columns() {
        return Arbitraries.integers().between(0, 7);
    }

    private static Payload table(List<List<String>> rows, List<Integer> columns) {
        StringBuilder csv = new StringBuilder(
                String.join(",", columns.stream().map(HEADINGS::get).toList()));
        for (List<String> row : rows) {
            csv.append('\n');
            csv.append(String.join(
                    ",",
                    columns.stream()
                            .map(c -> "\"" + row.get(c).replace("\"", "\"\"") + "\"")
                            .toList()));
        }
        return new Payload(csv.toString().getBytes(StandardCharsets.UTF_8), null, "results.csv");
    }

    private TreeSet<String> said(Payload payload) {
        TreeSet<String> said = new TreeSet<>();
        ((Opened.Units) mapper.open(payload, source)).units().forEach(u -> ((Mapping.Mapped) u.map())
                .assertions()
                .forEach(a -> said.add(
                        a.key() + FhirContext.forR4Cached().newJsonParser().encodeResourceToString(a.resource()))));
        return said;
    }
}
