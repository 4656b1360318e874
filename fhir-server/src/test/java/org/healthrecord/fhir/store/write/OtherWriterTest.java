package org.healthrecord.fhir.store.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

/** A row refused because of others may be written later; a value that the database does not take never. */
class OtherWriterTest {

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23503", "23506"})
    void anotherWriterHoldsTheKey(String state) {
        assertThat(OtherWriter.isBehind(refused(state))).isTrue();
    }

    /** PostgreSQL: a character it does not store, a text too long; a missing value, a check. */
    @ParameterizedTest
    @ValueSource(strings = {"22021", "22001", "22P05", "23502", "23514"})
    void theValueItselfIsRefused(String state) {
        assertThat(OtherWriter.isBehind(refused(state))).isFalse();
    }

    private static DataIntegrityViolationException refused(String state) {
        SQLException one = new SQLException("refused", state);
        return new DataIntegrityViolationException("x", new BatchUpdateException("batch", state, 0, new int[0], one));
    }
}
