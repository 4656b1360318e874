package org.healthrecord.fhir.export;

import java.util.List;
import java.util.stream.Collectors;
import org.healthrecord.fhir.store.read.BulkRows.Gone;

/** The lines of the files beside the data (Bulk Data Access 2.0, output manifest: {@code deleted} and {@code error}). */
final class EndLines {
    private EndLines() {}

    /** A Bundle whose entries delete what is there no more. */
    static String deletions(List<Gone> gone) {
        return gone.stream()
                .map(one -> "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + one.type() + "/" + one.id() + "\"}}")
                .collect(Collectors.joining(
                        ",", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[", "]}"));
    }

    /** Says of a person whose chart was closed that it is not, or not wholly, in the files. */
    static String leftOut(String person) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\",\"code\":\"transient\","
                + "\"details\":{\"text\":\"This chart was being taken apart: it is not in this export, or not wholly\"},"
                + "\"expression\":[\"Patient/" + person + "\"]}]}";
    }
}
