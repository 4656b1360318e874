package org.healthrecord.fhir.chart.port;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * Resources that are made when they are read and are in no table: what they say is kept elsewhere. They can be read by
 * their id and are found by no search.
 */
@FunctionalInterface
public interface StandIns {
    Optional<Resource> read(String type, String id);
}
