package org.healthrecord.admin.preview;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.Preview;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The dry run of one message under the source's definition and codes. Nothing is stored, and only what was sent is shown. */
@RestController
public class PreviewController {
    private static final int MOST = 100;

    private final SourceDirectory sources;
    private final FhirContext r4 = FhirContext.forR4Cached();

    PreviewController(SourceDirectory sources) {
        this.sources = sources;
    }

    /** @param file the name the message would have as a file; an export's layout may ask for it */
    @PostMapping(value = "/admin/api/sources/{id}/preview", consumes = MediaType.ALL_VALUE)
    SourcePreview preview(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String file,
            @RequestHeader(value = HttpHeaders.CONTENT_TYPE, required = false) @Nullable String contentType,
            @RequestBody byte[] bytes) {
        SourceProfile source =
                sources.find(id).orElseThrow(() -> new BadRequestException("No source of this id is configured now."));
        boolean said = contentType != null && !contentType.startsWith(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        return Preview.open(new Payload(bytes, said ? contentType : null, file), source)
                .on(this::opened, unreadable -> new SourcePreview(0, List.of(), List.of(), unreadable.refusal()));
    }

    private SourcePreview opened(Opened.Units opened) {
        List<SourcePreview.Record> records =
                opened.units().stream().limit(MOST).map(this::record).toList();
        return new SourcePreview(opened.units().size(), records, opened.issues(), null);
    }

    private SourcePreview.Record record(Unit unit) {
        Preview preview = preview(unit);
        return new SourcePreview.Record(
                unit.selector(),
                unit.kind(),
                unit.controlId(),
                r4.newJsonParser().encodeResourceToString(preview.facts()),
                preview.issues(),
                preview.unmapped(),
                preview.refusal());
    }

    /** As the pipeline does: what the program fails on is quarantined, and the other records go on. */
    private static Preview preview(Unit unit) {
        try {
            return Preview.of(unit);
        } catch (RuntimeException | StackOverflowError defect) {
            return Preview.refused(Refusal.of("defect", "The program failed on this record.", ""));
        }
    }
}
