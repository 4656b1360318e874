package org.healthrecord.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ClassPathResource;

/**
 * What one sample clinic sends at once: a message, a document, a bundle, or a folder of CSV files as a zip.
 *
 * @param clinic the source's id
 */
record SampleRecord(String clinic, String contentType, byte[] bytes) {
    private static final String INBOUND = "inbound/";

    /** All of them, clinic by clinic, each clinic's in the order it sends them. */
    static List<SampleRecord> all() throws IOException {
        List<SampleRecord> records = new ArrayList<>();
        Map<String, List<String>> exports = new TreeMap<>();
        for (String file : SampleClinics.index()) {
            if (file.endsWith(".csv")) {
                exports.computeIfAbsent(file.substring(0, file.lastIndexOf('/')), f -> new ArrayList<>())
                        .add(file);
            } else {
                records.add(new SampleRecord(clinicOf(file), typeOf(file), read(file)));
            }
        }
        for (Map.Entry<String, List<String>> export : exports.entrySet()) {
            records.add(new SampleRecord(clinicOf(export.getKey() + '/'), "application/zip", zip(export.getValue())));
        }
        return records;
    }

    boolean isHl7() {
        return contentType.equals("x-application/hl7-v2+er7");
    }

    private static String clinicOf(String file) {
        String path = file.substring(INBOUND.length());
        return path.substring(0, path.indexOf('/'));
    }

    private static String typeOf(String file) {
        if (file.endsWith(".hl7")) {
            return "x-application/hl7-v2+er7";
        }
        return file.endsWith(".xml") ? "application/cda+xml" : "application/fhir+json";
    }

    private static byte[] read(String file) throws IOException {
        return new ClassPathResource("samples/" + file).getContentAsByteArray();
    }

    private static byte[] zip(List<String> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : files) {
                ZipEntry entry = new ZipEntry(file.substring(file.lastIndexOf('/') + 1));
                // The same bytes at every start, so that the inbox knows them again.
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(read(file));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
