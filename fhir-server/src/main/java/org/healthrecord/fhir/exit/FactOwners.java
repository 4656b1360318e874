package org.healthrecord.fhir.exit;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose a fact is, as the chart's own tables have it. */
public interface FactOwners {
    /** The persons in whose charts these resources are; none for what belongs to no patient. */
    Set<String> ofResources(Collection<String> ids);

    /** By each of these resources' ids the person in whose chart it is; without what belongs to no patient. */
    Map<String, String> ofEach(Collection<String> ids);

    /** The persons these registrations are. */
    Set<String> ofRegistrations(Collection<Long> registrations);

    /** The persons of whom a message, or one unit of it, states anything. */
    Set<String> ofMessage(String message, @Nullable String unit);
}
