package org.healthrecord.ingest.source.codes;

import java.time.Instant;

/**
 * What somebody has said about one code of a source.
 *
 * @param system       as in the messages; {@code ""} where the clinic names none
 * @param version      counts from 1 for each code
 * @param takenBack    whether from then on the source's file decides again
 * @param targetCode   {@code ""} where nothing fits
 * @param equivalence  of FHIR R4 (ConceptMapEquivalence), or {@code ""}
 */
public record CodeRow(
        String source,
        String system,
        String code,
        int version,
        Instant at,
        String byWhom,
        String reason,
        boolean takenBack,
        String targetSystem,
        String targetCode,
        String display,
        String equivalence) {}
