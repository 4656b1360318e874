package org.healthrecord.fhir.chart.port;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Reads single resources from the FHIR store, within the process. */
public interface ChartReader {
    /** @param reference {@code Type/id} */
    Optional<Resource> read(String reference);
}
