package org.healthrecord.fhir.chart.port;

import java.util.UUID;
import org.hl7.fhir.r4.model.Resource;

/**
 * A resource of the chart with its JSON, which is made once: to see whether it changed, to find what it refers to, and
 * to store it.
 *
 * @param content hash of the JSON
 */
public record Encoded(Resource resource, String json, UUID content) {
    /** {@code Type/id}. */
    public String reference() {
        return resource.fhirType() + '/' + resource.getIdElement().getIdPart();
    }
}
