package org.healthrecord.fhir.chart;

import java.util.UUID;

/**
 * A fact as it stands in the FHIR store.
 *
 * @param contentId           hash of the resource as written last
 * @param provenanceContentId hash of its Provenance as written last
 */
record StoredFact(String resourceId, String personId, String type, UUID contentId, UUID provenanceContentId) {
    String reference() {
        return type + '/' + resourceId;
    }

    String provenanceReference() {
        return "Provenance/" + Rendering.provenanceId(resourceId);
    }
}
