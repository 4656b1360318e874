package org.healthrecord.mapping;

import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping needs to know of the clinic that sends.
 *
 * @param id       the source's id, for instance {@code riverside-urgent-care}
 * @param name     the clinic's name as people read it
 * @param mrnSystem the system (a URI, often {@code urn:oid:...}) of the clinic's own record numbers
 * @param timeZone the zone of times that carry no offset
 * @param layout   the text of the layout file (YAML) of a CSV source; null for the other formats
 */
public record SourceProfile(
        String id,
        String name,
        FacilityKind kind,
        Format format,
        String mrnSystem,
        ZoneId timeZone,
        @Nullable String layout) {
    public SourceProfile {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(format);
        Objects.requireNonNull(mrnSystem);
        Objects.requireNonNull(timeZone);
    }
}
