package org.healthrecord.mapping.port;

import java.time.ZoneId;
import java.util.Objects;
import org.healthrecord.mapping.code.CodeMap;
import org.healthrecord.mapping.number.RealNumbers;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping needs to know of the clinic that sends.
 *
 * @param id       the source's id, for instance {@code riverside-urgent-care}
 * @param name     the clinic's name as people read it
 * @param mrnSystem the system (a URI, often {@code urn:oid:...}) of the clinic's own record numbers
 * @param timeZone the zone of times that carry no offset
 * @param layout   the text of the layout file (YAML) of a CSV source; null for the other formats
 * @param codeMap  what the clinic's own codes are in standard code systems; {@link CodeMap#NONE} where none is configured
 * @param realNumbers which numbers are real though they look like fillers
 */
public record SourceProfile(
        String id,
        String name,
        FacilityKind kind,
        Format format,
        String mrnSystem,
        ZoneId timeZone,
        @Nullable String layout,
        CodeMap codeMap,
        RealNumbers realNumbers) {
    public SourceProfile {
        Objects.requireNonNull(id);
        Objects.requireNonNull(name);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(format);
        Objects.requireNonNull(mrnSystem);
        Objects.requireNonNull(timeZone);
        Objects.requireNonNull(codeMap);
        Objects.requireNonNull(realNumbers);
    }

    /** A source whose numbers are the usual ones. */
    public SourceProfile(
            String id,
            String name,
            FacilityKind kind,
            Format format,
            String mrnSystem,
            ZoneId timeZone,
            @Nullable String layout,
            CodeMap codeMap) {
        this(id, name, kind, format, mrnSystem, timeZone, layout, codeMap, RealNumbers.USUAL);
    }

    /** A source without a code map. */
    public SourceProfile(
            String id,
            String name,
            FacilityKind kind,
            Format format,
            String mrnSystem,
            ZoneId timeZone,
            @Nullable String layout) {
        this(id, name, kind, format, mrnSystem, timeZone, layout, CodeMap.NONE);
    }

    public SourceProfile withCodeMap(CodeMap map) {
        return new SourceProfile(id, name, kind, format, mrnSystem, timeZone, layout, map, realNumbers);
    }

    public SourceProfile withRealNumbers(RealNumbers numbers) {
        return new SourceProfile(id, name, kind, format, mrnSystem, timeZone, layout, codeMap, numbers);
    }
}
