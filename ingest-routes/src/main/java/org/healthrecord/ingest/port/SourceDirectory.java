package org.healthrecord.ingest.port;

import java.util.Collection;
import java.util.Optional;
import org.healthrecord.mapping.port.SourceProfile;

/** The clinics that send, as they are configured now. */
public interface SourceDirectory {

    Optional<SourceProfile> find(String id);

    Collection<SourceProfile> all();

    /** Whether the records of a source are mapped and counted, and stay out of the charts. */
    default boolean isSandbox(String id) {
        return false;
    }
}
