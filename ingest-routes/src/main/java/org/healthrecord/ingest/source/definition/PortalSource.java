package org.healthrecord.ingest.source.definition;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;

/** What people state themselves arrives under this source. It has no channel: the service itself hands in. */
final class PortalSource {
    private static final String ID = "portal";

    /** Of the numbers under which the portal speaks of people; each stands for a registration with a clinic. */
    private static final String NUMBERS = "https://healthrecord.org/fhir/portal-person";

    private static final SourceDefinition DEFINITION = new SourceDefinition(
            new SourceProfile(
                    ID, "Patient portal", FacilityKind.URGENT_CARE, Format.FHIR, NUMBERS, ZoneOffset.UTC, null),
            List.of(),
            null);

    private PortalSource() {}

    static Optional<SourceDefinition> named(String id) {
        return id.equals(ID) ? Optional.of(DEFINITION) : Optional.empty();
    }
}
