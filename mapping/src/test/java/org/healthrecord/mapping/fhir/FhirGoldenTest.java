package org.healthrecord.mapping.fhir;

import java.io.IOException;
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

public class FhirGoldenTest {
    public static final SourceProfile SOURCE = new SourceProfile(
            "primary-care",
            "Primary Care",
            FacilityKind.PRIMARY_CARE,
            Format.FHIR,
            "https://primary-care.example/mrn",
            ZoneId.of("America/New_York"),
            null);

    static List<Path> folders() {
        return GoldenFolder.under("fhir");
    }

    @ParameterizedTest
    @MethodSource("folders")
    void becomesWhatIsExpected(Path folder) throws IOException {
        GoldenFolder.check(folder, new JudgedMapper(new FhirMapper()), SOURCE);
    }
}
