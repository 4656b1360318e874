package org.healthrecord.app.sbom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Advisories as they are handed around: a JSON file with one, an array or one after the other, an answer of OSV's
 * service ({@code vulns}), a folder of such files, or a ZIP archive of them.
 */
final class AdvisoryFiles {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AdvisoryFiles() {}

    /** @throws IOException also where a file holds no advisory: nothing found there must not look like nothing wrong */
    static List<Advisory> read(Path path) throws IOException {
        List<Advisory> advisories = new ArrayList<>();
        for (Path file : Files.isDirectory(path) ? files(path) : List.of(path)) {
            try (InputStream in = Files.newInputStream(file)) {
                if (file.toString().endsWith(".zip")) {
                    archive(in, advisories);
                } else {
                    json(in, advisories);
                }
            }
        }
        if (advisories.isEmpty()) {
            throw new IOException(path + " holds no advisory in the OSV format");
        }
        return advisories;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(
                            f -> f.toString().endsWith(".json") || f.toString().endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    private static void archive(InputStream in, List<Advisory> advisories) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".json")) {
                add(JSON.readTree(zip.readAllBytes()), advisories);
            }
        }
    }

    private static void json(InputStream in, List<Advisory> advisories) throws IOException {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(in)) {
            while (values.hasNextValue()) {
                add(values.nextValue(), advisories);
            }
        }
    }

    private static void add(JsonNode json, List<Advisory> advisories) {
        if (json.has("vulns")) {
            json.path("vulns").forEach(each -> add(each, advisories));
        } else if (json.has("id") && json.has("affected")) {
            advisories.add(Advisory.of(json));
        }
    }
}
