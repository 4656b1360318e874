package org.healthrecord.admin.preview;

import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
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
    private final SourceDirectory sources;
    private final Previews previews = new Previews();

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
        return previews.of(new Payload(bytes, said ? contentType : null, file), source);
    }
}
