package org.healthrecord.ingest.port;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.healthrecord.ingest.RunningInbox;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;

/** Two clinics that send lines. */
public class TestClinics implements SourceDirectory {

    @Override
    public Optional<SourceProfile> find(String id) {
        return all().stream().filter(source -> source.id().equals(id)).findFirst();
    }

    @Override
    public Collection<SourceProfile> all() {
        return List.of(source(RunningInbox.CLINIC), source("south-clinic"));
    }

    private static SourceProfile source(String id) {
        return new SourceProfile(
                id, "The " + id, FacilityKind.PRIMARY_CARE, Format.HL7V2, "urn:oid:1.2.3", ZoneId.of("UTC"), null);
    }
}
