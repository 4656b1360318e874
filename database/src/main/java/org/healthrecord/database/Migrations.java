package org.healthrecord.database;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The scripts of one room's tables. Several rooms may share a database: each has a history table of its own.
 *
 * @param room         scripts are read from {@code db/ROOM/common} and {@code db/ROOM/h2} or {@code db/ROOM/postgresql}
 * @param lock         what keeps other nodes away meanwhile
 * @param placeholders by name, for {@code ${name}} in the scripts
 * @param programs     migrations that are no scripts
 */
public record Migrations(String room, LockName lock, Map<String, String> placeholders, List<JavaMigration> programs) {

    public Migrations(String room, LockName lock) {
        this(room, lock, Map.of(), List.of());
    }

    /** The table that lists the scripts that have run. */
    public String history() {
        return room.toUpperCase(Locale.ROOT) + "_SCHEMA_HISTORY";
    }

    /** Brings the tables up to date: each script once, also when several nodes start together. */
    public void run(DataSource dataSource, Dialect dialect) {
        run(dataSource, dialect, 0);
    }

    /** @param done the last version that another mechanism has run before; 0 for none */
    public void run(DataSource dataSource, Dialect dialect, int done) {
        try (SessionLock held = SessionLock.take(dataSource, dialect, lock)) {
            runLocked(dataSource, dialect, done);
        }
    }

    /** As {@link #run}, where the caller holds the lock. */
    public void runLocked(DataSource dataSource, Dialect dialect, int done) {
        configuration(dataSource, dialect)
                .baselineVersion(Integer.toString(done))
                .load()
                .migrate();
    }

    private FluentConfiguration configuration(DataSource dataSource, Dialect dialect) {
        String scripts = "classpath:db/" + room + '/';
        return Flyway.configure()
                .dataSource(dataSource)
                .locations(scripts + "common", scripts + dialect.name().toLowerCase(Locale.ROOT))
                .failOnMissingLocations(false)
                .table(history())
                .placeholderReplacement(!placeholders.isEmpty())
                .placeholders(placeholders)
                .javaMigrations(programs.toArray(JavaMigration[]::new))
                // Another room's tables may already be there.
                .baselineOnMigrate(true)
                .outOfOrder(true);
    }
}
