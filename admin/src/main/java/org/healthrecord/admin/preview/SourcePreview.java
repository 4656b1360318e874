package org.healthrecord.admin.preview;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.code.LocalCode;
import org.healthrecord.mapping.port.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a message of a source would become.
 *
 * @param recordCount how many records it holds
 * @param records     the first of them
 * @param issues      those that concern no record in particular
 * @param refusal     why the message would be quarantined whole; null where it would not
 */
public record SourcePreview(long recordCount, List<Record> records, List<Issue> issues, @Nullable Refusal refusal) {

    /**
     * @param facts   a FHIR R4 collection Bundle of what the record states
     * @param unmapped the clinic's own codes that have no mapping yet
     * @param refusal why the record would be quarantined; null where it would not
     */
    public record Record(
            String selector,
            String kind,
            String controlId,
            @JsonRawValue String facts,
            List<Issue> issues,
            List<LocalCode> unmapped,
            @Nullable Refusal refusal) {}
}
