package org.healthrecord.fhir.rest.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.healthrecord.fhir.export.Export;
import org.healthrecord.fhir.export.ExportedFile;
import org.healthrecord.fhir.export.ExportedFile.Kind;

/** What a complete export answers (Bulk Data Access 2.0, "Output manifest"). */
final class Manifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    /** @param requiresAccessToken whether the files are fetched with the token of the kick-off request */
    static ObjectNode of(Export export, List<ExportedFile> files, boolean requiresAccessToken) {
        ObjectNode manifest = JSON.createObjectNode();
        manifest.put("transactionTime", String.valueOf(export.taken()));
        manifest.put("request", export.request());
        manifest.put("requiresAccessToken", requiresAccessToken);
        add(manifest.putArray("output"), export, files, Kind.OUTPUT);
        add(manifest.putArray("deleted"), export, files, Kind.DELETED);
        add(manifest.putArray("error"), export, files, Kind.ERROR);
        return manifest;
    }

    private static void add(ArrayNode list, Export export, List<ExportedFile> files, Kind kind) {
        files.stream().filter(file -> file.kind() == kind).forEach(file -> list.addObject()
                .put("type", file.type())
                .put("url", export.base() + ExportServlet.PATH + export.id() + "/" + file.name())
                .put("count", file.resources()));
    }
}
