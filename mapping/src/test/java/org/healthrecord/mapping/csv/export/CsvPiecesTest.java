package org.healthrecord.mapping.csv.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.csv.CsvGoldenTest;
import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file cut into pieces says what the whole file says. */
class CsvPiecesTest {
    private static final String HEADING =
            "Results of the laboratory\nresult_no,chart_no,loinc,test_name,collected_at,value,status\n";
    private final CsvMapper mapper = new CsvMapper();
    private final SourceProfile source = CsvGoldenTest.source(CsvGoldenTest.shipped());

    @ParameterizedTest
    @ValueSource(ints = {100, 700, 5_000, 1_000_000})
    void thePiecesSayWhatTheWholeFileSays(int size) throws IOException {
        byte[] file = file(StandardCharsets.UTF_8);
        List<String> whole = said(new Payload(file, "text/csv", "results.csv"));
        assertThat(whole).hasSize(400).anyMatch(s -> s.startsWith("results.csv#402 "));
        List<String> pieces = new ArrayList<>();
        CsvPieces.each(
                new ByteArrayInputStream(file), "results.csv", source, size, piece -> pieces.addAll(said(piece)));
        assertThat(pieces).containsExactlyInAnyOrderElementsOf(whole);
    }

    @Test
    void aFileOfWindowsOrWithAMarkIsCutBehindItsHeadingToo() throws IOException {
        for (byte[] file :
                List.of(file(Charset.forName("windows-1252")), ("\uFEFF" + text()).getBytes(StandardCharsets.UTF_8))) {
            List<String> pieces = new ArrayList<>();
            CsvPieces.each(
                    new ByteArrayInputStream(file), "results.csv", source, 900, piece -> pieces.addAll(said(piece)));
            assertThat(pieces).containsExactlyInAnyOrderElementsOf(said(new Payload(file, "text/csv", "results.csv")));
        }
    }

    @Test
    void aQuoteThatNeverEndsDoesNotHoldTheFileTogether() throws IOException {
        String spoilt = text().replace("Calcium 7,", "\"Calcium 7,");
        List<Integer> sizes = new ArrayList<>();
        CsvPieces.each(
                new ByteArrayInputStream(spoilt.getBytes(StandardCharsets.UTF_8)),
                "results.csv",
                source,
                500,
                piece -> sizes.add(piece.bytes().length));
        assertThat(sizes).allMatch(n -> n < 6_000).hasSizeGreaterThan(3);
    }

    @Test
    void aFileWithoutItsHeadingIsRefusedOnce() throws IOException {
        List<Opened> opened = new ArrayList<>();
        CsvPieces.each(
                new ByteArrayInputStream("a,b\n1,2\n".repeat(900).getBytes(StandardCharsets.UTF_8)),
                "results.csv",
                source,
                1_000,
                piece -> opened.add(mapper.open(piece, source)));
        assertThat(opened).singleElement().isInstanceOf(Opened.Unreadable.class);
    }

    private static String text() {
        StringBuilder text = new StringBuilder(HEADING);
        for (int i = 0; i < 200; i++) {
            String name = i % 5 == 0 ? "\"Calcium \"\"" + i + "\"\",\nré\"" : "Calcium " + i;
            text.append("R%d,PC%d,2823-3,%s,09/14/2026,4.1,final\n".formatted(i, i % 7, name));
        }
        // Real exports have blank lines and repeat the heading.
        return text.append("\n")
                .append(HEADING.lines().skip(1).findFirst().orElseThrow())
                .append("\n")
                .append(rows(200, 400))
                .toString();
    }

    private static String rows(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("R%d,PC%d,2823-3,Calcium,09/14/2026,4.1,final\n".formatted(i, i % 7));
        }
        return text.toString();
    }

    private static byte[] file(Charset charset) {
        return text().getBytes(charset);
    }

    /** The facts with their places; who is only named in each piece is left out. */
    private List<String> said(Payload payload) {
        List<String> said = new ArrayList<>();
        Opened.Units opened = (Opened.Units) mapper.open(payload, source);
        opened.units().forEach(u -> ((Mapping.Mapped) u.map())
                .assertions().stream()
                        .filter(a -> a.mode() != Assertion.Mode.MENTION)
                        .forEach(a -> said.add(a.place() + " " + a.key().urn())));
        return said;
    }
}
