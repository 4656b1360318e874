package org.healthrecord.fhir.chart.projection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.healthrecord.fhir.chart.assertion.StoredVersion;
import org.hl7.fhir.r4.model.Resource;

/**
 * A chart made of some of a person's statements.
 *
 * @param resources with the Provenance beside each, and the current lists; as the store would give them, without a version
 * @param keys      of the statements behind each resource, by its id
 * @param versions  the statements it was made of, by key
 */
public record Part(List<Resource> resources, Map<String, Set<UUID>> keys, Map<UUID, List<StoredVersion>> versions) {}
