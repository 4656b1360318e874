package org.healthrecord.ingest;

import java.util.Collection;
import java.util.Optional;
import org.healthrecord.mapping.SourceProfile;

/** The clinics that send, as they are configured now. */
public interface SourceDirectory {

    Optional<SourceProfile> find(String id);

    Collection<SourceProfile> all();
}
