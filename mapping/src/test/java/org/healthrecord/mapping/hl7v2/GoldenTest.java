package org.healthrecord.mapping.hl7v2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.healthrecord.mapping.port.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder is a clinical situation: {@code input.hl7} and what it states. A missing {@code expected.json} fails and
 * leaves {@code received.json} beside it, for a person to read and rename.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/hl7v2/golden");

    static Stream<String> situations() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.map(f -> f.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void statesWhatIsExpected(String situation) throws IOException {
        Path folder = FOLDER.resolve(situation);
        StringBuilder received = new StringBuilder();
        for (Unit unit : Samples.units(Files.readAllBytes(folder.resolve("input.hl7")))) {
            received.append(Described.mapping(unit.map()));
        }
        Path expected = folder.resolve("expected.json");
        if (!Files.exists(expected)) {
            Files.writeString(folder.resolve("received.json"), received);
            fail("No expected.json in " + folder + "; read received.json and rename it.");
        }
        assertThat(received.toString()).isEqualTo(Files.readString(expected));
    }
}
