package org.healthrecord.fhir.export;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.healthrecord.fhir.store.read.BulkRows.Row;

/** One line of a file: the stored JSON, with the version and time of change that the store keeps beside it. */
final class ResourceLine {
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final String META = ",\"meta\":{";

    private ResourceLine() {}

    static String instant(Instant at) {
        return INSTANT.format(at);
    }

    /** Without parsing it: the store's writer begins each text with type and id, then {@code meta} if there is one. */
    static String of(Row row) {
        String head = "{\"resourceType\":\"" + row.type() + "\",\"id\":\"" + row.id() + "\"";
        String json = row.json();
        if (!json.startsWith(head)) {
            throw new IllegalStateException("A stored " + row.type() + " does not begin with its id");
        }
        String version = row.version() == 0 ? "" : "\"versionId\":\"" + row.version() + "\",";
        String frame = version + "\"lastUpdated\":\"" + instant(row.updated()) + "\"";
        if (json.startsWith(META, head.length())) {
            return head + META + frame + "," + json.substring(head.length() + META.length());
        }
        return head + META + frame + "}" + json.substring(head.length());
    }
}
