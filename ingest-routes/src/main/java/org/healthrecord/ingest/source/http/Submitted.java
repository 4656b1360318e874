package org.healthrecord.ingest.source.http;

import org.healthrecord.ingest.port.Arrival;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.ingest.source.hl7v2.MessageHeader;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.unstructured.DocumentLabel;
import org.healthrecord.mapping.unstructured.LabelledDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** What a request says of its body. */
record Submitted(
        SourceDefinition source, @Nullable String contentType, @Nullable String disposition, DocumentLabel label) {

    Arrival arrival(byte[] bytes) {
        if (bytes.length == 0) {
            throw IntakeRefusal.empty();
        }
        var payload = LabelledDocument.labelled(new Payload(bytes, contentType, fileName()), label);
        return new Arrival(source.id(), "http", payload, controlId(bytes), null);
    }

    private String controlId(byte[] bytes) {
        return source.profile().format() == Format.HL7V2
                ? MessageHeader.read(bytes).map(MessageHeader::controlId).orElse("")
                : "";
    }

    /** The last part of the name in {@code Content-Disposition}; a name is only ever a hint. */
    private @Nullable String fileName() {
        var name = disposition == null ? null : named(disposition);
        return name == null ? null : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static @Nullable String named(String disposition) {
        try {
            return ContentDisposition.parse(disposition).getFilename();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
