package org.healthrecord.admin.preview;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.healthrecord.mapping.Preview;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.Refusal;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;

/** Says what a message would become. Nothing is stored. */
public final class Previews {
    private static final int MOST = 100;

    private final FhirContext r4 = FhirContext.forR4Cached();

    public SourcePreview of(Payload payload, SourceProfile source) {
        return Preview.open(payload, source)
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
