package org.healthrecord.fhir.chart.projection;

import java.util.UUID;

/**
 * A fact as stored in the FHIR store.
 *
 * @param contentId           hash of the resource as written last
 * @param provenanceContentId hash of its Provenance as written last
 */
public record StoredFact(String resourceId, String personId, String type, UUID contentId, UUID provenanceContentId) {
    public String reference() {
        return type + '/' + resourceId;
    }

    public String provenanceReference() {
        return "Provenance/" + Rendering.provenanceId(resourceId);
    }
}
