package org.healthrecord.samples;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Reads the sample records from the class path, in the order in which the clinics sent them. */
public final class Samples {
    private static final String ROOT = "/samples/";

    private Samples() {}

    /** Everything the four clinics send. The files of one CSV export come as one zip. */
    public static List<Sample> all() throws IOException {
        List<Sample> samples = new ArrayList<>();
        Map<String, List<String>> exports = new LinkedHashMap<>();
        for (String path :
                new String(read("index.txt"), StandardCharsets.UTF_8).lines().toList()) {
            if (path.endsWith(".csv")) {
                String folder = path.substring(0, path.lastIndexOf('/'));
                exports.computeIfAbsent(folder, f -> new ArrayList<>()).add(path);
            } else {
                samples.add(new Sample(source(path), name(path), contentType(path), read(path)));
            }
        }
        for (Map.Entry<String, List<String>> export : exports.entrySet()) {
            String name = name(export.getKey()) + ".zip";
            samples.add(new Sample(source(export.getKey()), name, "application/zip", zip(export.getValue())));
        }
        return samples;
    }

    private static byte[] zip(List<String> paths) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String path : paths) {
                ZipEntry entry = new ZipEntry(name(path));
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(read(path));
            }
        }
        return out.toByteArray();
    }

    private static byte[] read(String path) throws IOException {
        try (InputStream in = Samples.class.getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return in.readAllBytes();
        }
    }

    private static String source(String path) {
        return path.split("/")[1];
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String contentType(String path) {
        if (path.endsWith(".hl7")) {
            return "application/hl7-v2";
        }
        return path.endsWith(".xml") ? "application/cda+xml" : "application/fhir+json";
    }
}
