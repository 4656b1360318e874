package org.healthrecord.ingest.inbox.replay;

import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.healthrecord.ingest.inbox.queue.MappedFor;
import org.healthrecord.ingest.inbox.schema.Column;
import org.healthrecord.ingest.port.SourceDirectory;
import org.healthrecord.mapping.port.MappingVersion;
import org.healthrecord.mapping.port.SourceProfile;
import org.springframework.jdbc.core.JdbcTemplate;

/** Which settled records were mapped by an older mapping, or for another definition of their source, than there is now. */
public final class Outdated {
    private static final String LAST =
            "select received from inbox_message where source = ? order by source desc, received desc limit 1";

    /** A split payload goes as a whole; what an administrator replaced by an edited message stays set aside. */
    private static final String CONDITION = "r.id > ? and r.received <= ? and r.source = ?"
            + " and (r.mapping_version is null or r.mapping_version <> ? or r.mapped_for is null or r.mapped_for <> ?)"
            + " and (r.scope <> 'UNIT' or not exists"
            + " (select 1 from inbox_record c where c.message_id = r.message_id and c.scope = 'CONTAINER'))"
            + " and (r.state <> 'IGNORED' or not exists"
            + " (select 1 from inbox_event e where e.record_id = r.id and e.note like 'replaced by %'))";

    /** The record itself, or a unit of the payload that goes as a whole. */
    private static final String UNMAPPED =
            " and exists (select 1 from inbox_record u join inbox_code k on k.record_id = u.id"
                    + " where u.message_id = r.message_id and (u.id = r.id or r.scope = 'CONTAINER'))";

    private final JdbcTemplate jdbc;
    private final MappedFor mappedFor;
    private final SourceDirectory sources;

    public Outdated(JdbcTemplate jdbc, MappedFor mappedFor, SourceDirectory sources) {
        this.jdbc = jdbc;
        this.mappedFor = mappedFor;
        this.sources = sources;
    }

    /** The configured sources that ever sent anything, in order. */
    public Collection<String> sources() {
        return sources.all().stream()
                .map(SourceProfile::id)
                .filter(id -> !jdbc.queryForList(LAST, Object.class, id).isEmpty())
                .sorted()
                .toList();
    }

    /** @param unmapped whether only those are meant that use a code of the clinic's own without a mapping */
    public Of of(String source, boolean unmapped) {
        return new Of(source, Objects.requireNonNull(mappedFor.source(source)), unmapped);
    }

    /** The outdated records of one source. */
    public record Of(String source, String mappedFor, boolean unmapped) {
        String sql() {
            return unmapped ? CONDITION + UNMAPPED : CONDITION;
        }

        Object[] values(long after, Instant until) {
            return new Object[] {after, Column.time(until), source, MappingVersion.CURRENT, mappedFor};
        }
    }
}
