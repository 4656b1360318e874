package org.healthrecord.fhir.export;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that are written side by side, one of each type; they become readable together. */
final class Segment {
    private final ExportFolder folder;
    private final Map<String, NdjsonFile> files = new TreeMap<>();
    private int next;
    private long resources;

    /** @param first number of its first file */
    Segment(ExportFolder folder, int first) {
        this.folder = folder;
        this.next = first;
    }

    void add(ExportedFile.Kind kind, String type, String line, @Nullable String owner) {
        NdjsonFile file = files.get(kind + type);
        if (file == null) {
            file = new NdjsonFile(folder, next++, kind, type);
            files.put(kind + type, file);
        }
        file.add(line, owner);
        resources++;
    }

    long resources() {
        return resources;
    }

    List<ExportedFile> finish() {
        return files.values().stream().map(NdjsonFile::finish).toList();
    }

    void discard() {
        files.values().forEach(NdjsonFile::discard);
    }
}
