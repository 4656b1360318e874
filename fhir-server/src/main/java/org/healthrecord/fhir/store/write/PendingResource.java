package org.healthrecord.fhir.store.write;

import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.searchparam.extractor.ResourceIndexedSearchParams;
import java.util.Date;
import org.healthrecord.fhir.chart.port.Encoded;
import org.jspecify.annotations.Nullable;

/**
 * A resource about to be written.
 *
 * @param entity what HAPI's own code knows it by; never given to Hibernate
 * @param before its current row; null when there is none
 * @param index  filled in by {@link SearchIndex}
 */
record PendingResource(
        Encoded resource, ResourceTable entity, @Nullable StoreRow before, ResourceIndexedSearchParams index) {

    long pid() {
        return entity.getId().getId();
    }

    String reference() {
        return resource.reference();
    }

    long version() {
        return before == null ? 1 : before.version() + 1;
    }

    Date published(Date now) {
        return before == null || !before.live() ? now : before.published();
    }
}
