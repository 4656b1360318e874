package org.healthrecord.ingest.inbox;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the message of the same source with the same bytes, by their digest. */
final class EarlierMessages {
    private final JdbcTemplate jdbc;
    private final String same;
    private final String loaded;

    EarlierMessages(JdbcTemplate jdbc, InboxDatabase database) {
        this.jdbc = jdbc;
        this.same =
                "select id from inbox_message where source = ? and sha256 = ? and " + database.digestStart() + " = ?";
        this.loaded = same + " and loaded_as = ?";
    }

    Optional<String> same(Envelope envelope) {
        return same(envelope.arrival().source(), envelope.sha256());
    }

    /** @param sha256 in hexadecimal digits */
    Optional<String> same(String source, String sha256) {
        return first(same, source, sha256, digestStart(sha256));
    }

    /** Only where the same entry of the same load had stored it. */
    Optional<String> loaded(Envelope envelope) {
        String sha256 = envelope.sha256();
        return first(loaded, envelope.arrival().source(), sha256, digestStart(sha256), envelope.loadedAs());
    }

    /** What both databases find a digest by. */
    private static String digestStart(String sha256) {
        return sha256.substring(0, 12);
    }

    private Optional<String> first(String query, @Nullable Object... values) {
        List<String> ids = jdbc.queryForList(query, String.class, values);
        return ids.stream().findFirst();
    }
}
