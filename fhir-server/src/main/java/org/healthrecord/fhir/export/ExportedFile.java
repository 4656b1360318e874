package org.healthrecord.fhir.export;

/**
 * A whole file of an export.
 *
 * @param type of its resources
 */
public record ExportedFile(int number, Kind kind, String type, long resources, long bytes) {
    /** The list of the manifest it stands in. */
    public enum Kind {
        OUTPUT,
        DELETED,
        ERROR
    }

    public String name() {
        return number + ".ndjson";
    }
}
