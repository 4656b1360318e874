package org.healthrecord.mapping.ccda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each folder is a clinical situation: {@code document.xml}, or {@code sections.xml} to be put into {@code
 * around-sections.xml}, and {@code expected.txt}, what must come of it. What came out instead is left beside it as
 * {@code received.txt}; a person who finds it right renames it.
 */
class GoldenFoldersTest {
    private static final Path CCDA = Path.of("src", "test", "resources", "ccda");

    @TestFactory
    Stream<DynamicTest> becomesWhatIsExpected() throws IOException {
        try (Stream<Path> folders = Files.list(CCDA.resolve("golden"))) {
            List<Path> situations = folders.filter(Files::isDirectory).sorted().toList();
            assertThat(situations).hasSizeGreaterThan(50);
            return situations.stream()
                    .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> compare(f)));
        }
    }

    private static void compare(Path folder) throws IOException {
        String received = MappedDocument.of(document(folder));
        Path expected = folder.resolve("expected.txt");
        Path beside = folder.resolve("received.txt");
        if (Files.exists(expected) && Files.readString(expected).equals(received)) {
            Files.deleteIfExists(beside);
            return;
        }
        Files.writeString(beside, received);
        if (!Files.exists(expected)) {
            fail("Nothing is expected of " + folder.getFileName() + " yet; see received.txt in its folder");
        }
        assertThat(received).isEqualTo(Files.readString(expected));
    }

    static byte[] document(Path folder) {
        try {
            Path whole = folder.resolve("document.xml");
            if (Files.exists(whole)) {
                return Files.readAllBytes(whole);
            }
            String around = Files.readString(CCDA.resolve("around-sections.xml"));
            return around.replace("<!-- sections -->", Files.readString(folder.resolve("sections.xml")))
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> folders() {
        try (Stream<Path> folders = Files.list(CCDA.resolve("golden"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
