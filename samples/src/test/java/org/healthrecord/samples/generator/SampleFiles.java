package org.healthrecord.samples.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All sample files by their path; {@link #write} writes them again. */
public final class SampleFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<LocalDate> EXPORTS = List.of(LocalDate.of(2025, 11, 1), LocalDate.of(2026, 11, 1));

    private SampleFiles() {}

    /** Writes all files again below a folder. */
    public static void write(Path folder) throws IOException {
        Path inbound = folder.resolve("inbound");
        if (Files.isDirectory(inbound)) {
            try (Stream<Path> old = Files.walk(inbound)) {
                for (Path p : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(p);
                }
            }
        }
        for (Map.Entry<String, String> file : all().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    public static Map<String, String> all() {
        List<Story> stories = People.all().stream().map(Story::new).toList();
        Map<String, String> files = new TreeMap<>();
        hl7(stories, files);
        for (Story story : stories) {
            if (story.person.at(Clinic.CANCER)) {
                files.put(path(Clinic.CANCER, story.person.mrn(Clinic.CANCER) + ".xml"), CcdaWriter.document(story));
            }
            if (story.person.at(Clinic.PRIMARY)) {
                files.put(
                        path(Clinic.PRIMARY, story.person.mrn(Clinic.PRIMARY) + ".json"),
                        json(FhirWriter.bundle(story)));
            }
        }
        files.put(path(Clinic.PRIMARY, "0000-directory.json"), json(FhirWriter.directory()));
        for (LocalDate asOf : EXPORTS) {
            CsvWriter.export(stories, asOf)
                    .forEach((name, text) -> files.put(path(Clinic.PAIN, asOf + "/" + name), text));
        }
        files.put("index.txt", String.join("\n", files.keySet()) + "\n");
        return files;
    }

    private static void hl7(List<Story> stories, Map<String, String> files) {
        TreeMap<String, String> messages = new TreeMap<>();
        TreeMap<String, String> last = new TreeMap<>();
        stories.stream().filter(s -> s.person.at(Clinic.URGENT)).forEach(s -> (s.person.isLast() ? last : messages)
                .putAll(Hl7Writer.messages(s)));
        int n = 0;
        for (String message : Stream.concat(messages.values().stream(), last.values().stream())
                .toList()) {
            String type = message.split("\\|")[8]
                    .replace("^", "-")
                    .replaceFirst("-[A-Z]+_.*", "")
                    .toLowerCase(Locale.ROOT);
            files.put(path(Clinic.URGENT, "%04d-%s.hl7".formatted(++n, type)), message);
        }
    }

    private static String path(Clinic clinic, String name) {
        return "inbound/" + clinic.id + "/" + name;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
