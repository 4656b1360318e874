package org.healthrecord.ingest.inbox.schema;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the inbox is.
 *
 * @param jdbcUrl  H2 or PostgreSQL; without it an H2 file in the data folder
 * @param poolSize most connections at once
 * @param keepFree where the inbox is a file: senders are held back before less than this is free on its disk, those who flood at twice
 */
@ConfigurationProperties("health-record.inbox")
public record StoreSettings(
        @Nullable String jdbcUrl,
        @DefaultValue("sa") String username,
        @DefaultValue("") String password,
        @DefaultValue("32") int poolSize,
        @DefaultValue("1GB") DataSize keepFree) {

    /**
     * With this H2 copies what is left together where less than 28 percent is in use. With its own 90 it does so below
     * 62 percent, which costs more than all the rest. With less than 71 it does not while written to.
     */
    private static final String COMPACTING_LESS = ";AUTO_COMPACT_FILL_RATE=80";

    /** H2 keeps eight parsed statements for each connection, fewer than a round of a worker takes. */
    private static final String PARSED_ONCE = ";QUERY_CACHE_SIZE=64";

    private static final String KEEP_OPEN = ";DB_CLOSE_ON_EXIT=FALSE";

    /**
     * With H2's own shutdown hook off: it would close the file while the last messages are still being stored.
     *
     * @param home the data folder
     */
    public String effectiveUrl(Path home) {
        String url = jdbcUrl == null || jdbcUrl.isBlank() ? file(home) : jdbcUrl;
        boolean h2 = InboxDatabase.of(url) == InboxDatabase.H2;
        return h2 && !url.contains("DB_CLOSE_ON_EXIT") ? url + KEEP_OPEN : url;
    }

    private static String file(Path home) {
        return "jdbc:h2:file:" + home.toAbsolutePath().resolve("inbox").resolve("inbox") + COMPACTING_LESS
                + PARSED_ONCE;
    }
}
