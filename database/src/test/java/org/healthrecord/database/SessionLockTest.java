package org.healthrecord.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One node at a time, on a real PostgreSQL. */
@Tag("slow")
class SessionLockTest {
    private static EmbeddedPostgres postgres;
    private static DataSource database;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void oneHolderAtATime() {
        Optional<SessionLock> first = job(1);

        assertThat(first).isPresent();
        assertThat(job(1)).isEmpty();
        first.get().close();
        assertThat(job(1)).isPresent().get().satisfies(SessionLock::close);
    }

    @Test
    void twoMembersAreTwoLocks() {
        try (SessionLock one = job(2).orElseThrow();
                SessionLock other = job(3).orElseThrow()) {
            assertThat(one).isNotSameAs(other);
        }
    }

    @Test
    void whoWaitsGetsItWhenItIsReleased() throws InterruptedException {
        SessionLock held = SessionLock.take(database, Dialect.POSTGRESQL, LockName.CHART_SCHEMA);
        Thread waiting = new Thread(() -> SessionLock.take(database, Dialect.POSTGRESQL, LockName.CHART_SCHEMA)
                .close());
        waiting.start();
        waiting.join(200);
        assertThat(waiting.isAlive()).isTrue();

        held.close();
        waiting.join(10_000);

        assertThat(waiting.isAlive()).isFalse();
    }

    private static Optional<SessionLock> job(int run) {
        return SessionLock.tryTake(database, Dialect.POSTGRESQL, LockName.JOB, run);
    }
}
