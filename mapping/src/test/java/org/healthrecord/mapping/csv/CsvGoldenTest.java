package org.healthrecord.mapping.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.JudgedMapper;
import org.healthrecord.mapping.golden.GoldenFolder;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder under {@code csv}; those without a {@code layout.yml} use the layout the project ships. */
public class CsvGoldenTest {

    static List<Path> folders() {
        return GoldenFolder.under("csv");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void becomesWhatIsExpected(Path folder) throws IOException {
        Path own = folder.resolve("layout.yml");
        String layout = Files.exists(own) ? Files.readString(own) : shipped();
        GoldenFolder.check(folder, new JudgedMapper(new CsvMapper()), source(layout));
    }

    public static SourceProfile source(String layout) {
        return new SourceProfile(
                "pain-clinic",
                "Pain Clinic",
                FacilityKind.PAIN_CLINIC,
                Format.CSV,
                "https://pain-clinic.example/chart-no",
                ZoneId.of("America/New_York"),
                layout);
    }

    public static String shipped() {
        try (var in = CsvGoldenTest.class.getResourceAsStream("/layouts/summit-pain-clinic.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
