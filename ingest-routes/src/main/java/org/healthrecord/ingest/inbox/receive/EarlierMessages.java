package org.healthrecord.ingest.inbox.receive;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.ingest.inbox.schema.InboxDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;

/** Finds the message of the same source with the same bytes, by their digest. */
public final class EarlierMessages {
    private final JdbcTemplate jdbc;
    private final String same;
    private final String loaded;
    private final String among;

    public EarlierMessages(JdbcTemplate jdbc, InboxDatabase database) {
        this.jdbc = jdbc;
        this.same =
                "select id from inbox_message where source = ? and sha256 = ? and " + database.digestStart() + " = ?";
        this.loaded = same + " and loaded_as = ?";
        this.among = "select m.source, m.sha256, m.id from unnest(cast(? as varchar array)) as these (start)"
                + " join inbox_message m on " + database.digestStart() + " = these.start";
    }

    Optional<String> same(IncomingMessage envelope) {
        return same(envelope.arrival().source(), envelope.sha256());
    }

    /** @param sha256 in hexadecimal digits */
    Optional<String> same(String source, String sha256) {
        return first(same, source, sha256, digestStart(sha256));
    }

    /**
     * The same for many with one query: what it costs to ask was as much as the answer.
     *
     * @return the earlier messages' ids by their content, where there are any
     */
    Map<Content, String> same(Collection<IncomingMessage> envelopes) {
        Object[] starts = envelopes.stream()
                .map(one -> digestStart(one.sha256()))
                .distinct()
                .toArray();
        Map<Content, String> found = new HashMap<>();
        jdbc.query(
                among,
                row -> {
                    found.put(new Content(row.getString(1), row.getString(2)), row.getString(3));
                },
                new SqlArrayValue("varchar", starts));
        return found;
    }

    /** Only where the same entry of the same load had stored it. */
    Optional<String> loaded(IncomingMessage envelope) {
        String sha256 = envelope.sha256();
        return first(loaded, envelope.arrival().source(), sha256, digestStart(sha256), envelope.loadedAs());
    }

    /** What both databases find a digest by. */
    private static String digestStart(String sha256) {
        return sha256.substring(0, 12);
    }

    /** What makes two messages the same. */
    record Content(String source, String sha256) {
        static Content of(IncomingMessage envelope) {
            return new Content(envelope.arrival().source(), envelope.sha256());
        }
    }

    private Optional<String> first(String query, @Nullable Object... values) {
        List<String> ids = jdbc.queryForList(query, String.class, values);
        return ids.stream().findFirst();
    }
}
