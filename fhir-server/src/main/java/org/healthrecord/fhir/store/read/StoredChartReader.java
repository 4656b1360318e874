package org.healthrecord.fhir.store.read;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.healthrecord.fhir.chart.port.ChartReader;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Reads single resources past the REST end. */
@Component
public class StoredChartReader implements ChartReader {
    private final DaoRegistry stores;

    StoredChartReader(DaoRegistry stores) {
        this.stores = stores;
    }

    @Override
    public Optional<Resource> read(String reference) {
        IdType id = new IdType(reference);
        try {
            return Optional.of(
                    (Resource) stores.getResourceDao(id.getResourceType()).read(id, new SystemRequestDetails()));
        } catch (ResourceNotFoundException | ResourceGoneException absent) {
            return Optional.empty();
        }
    }
}
