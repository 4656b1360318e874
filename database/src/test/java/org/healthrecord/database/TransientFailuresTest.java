package org.healthrecord.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.h2.mvstore.DataUtils;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A transient failure, or a fault of the program. */
class TransientFailuresTest {

    @Test
    void theWorldIsDown() {
        assertThat(new Exception[] {
                    new QueryTimeoutException("x"),
                    new OptimisticLockingFailureException("x"),
                    new CannotGetJdbcConnectionException("x"),
                    new CannotCreateTransactionException("x"),
                    new IllegalStateException(new ConnectException()),
                    new RuntimeException(new SQLException("deadlock", "40P01")),
                    new RuntimeException(new SQLException("database closed", "90098")),
                    new RuntimeException(
                            new SQLException("general", "HY000", DataUtils.newMVStoreException(2, "full"))),
                    new RuntimeException(new SQLException("too many connections", "53300"))
                })
                .allMatch(TransientFailures::isTransient);
    }

    @Test
    void theProgramHasAFault() {
        assertThat(new Throwable[] {
                    new NullPointerException(),
                    new StackOverflowError(),
                    new IllegalStateException("x", new IllegalArgumentException()),
                    new DataIntegrityViolationException("x", new SQLException("unique", "23505"))
                })
                .noneMatch(TransientFailures::isTransient);
    }
}
