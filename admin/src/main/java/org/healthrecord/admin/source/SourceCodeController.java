package org.healthrecord.admin.source;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.healthrecord.access.decision.Callers;
import org.healthrecord.admin.problem.BadRequestException;
import org.healthrecord.ingest.source.codes.CodeRow;
import org.healthrecord.ingest.source.registry.SourceRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a source's own codes are, said here instead of in its file. It holds on all nodes within seconds for what is mapped from then
 * on; the job {@code remap} with {@code unmapped} maps again what used a code without a mapping.
 */
@RestController
@RequestMapping("/admin/api/sources/{id}/codes")
public class SourceCodeController {
    private static final int LONGEST = 200;

    private final SourceRegistry registry;
    private final Callers callers;

    SourceCodeController(SourceRegistry registry, Callers callers) {
        this.registry = registry;
        this.callers = callers;
    }

    /**
     * @param version      the one that was looked at; 0 or nothing for a code of which nothing was said here
     * @param targetCode   nothing where no standard code fits
     * @param equivalence  of FHIR R4 (ConceptMapEquivalence); nothing means equivalent
     * @param takenBack    whether the source's file decides again
     */
    record CodeRequest(
            @Nullable String system,
            @Nullable String code,
            @Nullable Integer version,
            @Nullable String targetSystem,
            @Nullable String targetCode,
            @Nullable String display,
            @Nullable String equivalence,
            boolean takenBack,
            @Nullable String reason) {}

    /** All that was said, the last word on each code first. */
    @GetMapping
    List<CodeRow> rows(@PathVariable String id) {
        return registry.codes(id);
    }

    @PutMapping
    CodeRow say(@PathVariable String id, @RequestBody CodeRequest request) {
        if (text(request.code()).isEmpty()) {
            throw new BadRequestException("A code is needed, as the messages have it.");
        }
        int version = request.version() == null ? 0 : request.version();
        return registry.say(
                new CodeRow(
                        id,
                        text(request.system()),
                        text(request.code()),
                        0,
                        Instant.EPOCH,
                        callers.current().name(),
                        text(request.reason()),
                        request.takenBack(),
                        text(request.targetSystem()),
                        text(request.targetCode()),
                        text(request.display()),
                        text(request.equivalence())),
                version);
    }

    private static String text(@Nullable String written) {
        String text = Objects.requireNonNullElse(written, "").strip();
        if (text.length() > LONGEST) {
            throw new BadRequestException("None of the texts may have more than " + LONGEST + " characters.");
        }
        return text;
    }
}
