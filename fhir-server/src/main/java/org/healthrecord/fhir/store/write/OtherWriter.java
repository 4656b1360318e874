package org.healthrecord.fhir.store.write;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Whether a refused row is another writer's doing: a key that is there already, or a row it refers to that is not there any more. A value
 * that the database does not take (a character, a length) is refused again whenever it is written.
 */
final class OtherWriter {
    /** SQLSTATE: unique and foreign key violation; H2 distinguishes the two sides of a foreign key. */
    private static final Set<String> STATES = Set.of("23505", "23503", "23506");

    private static final int DEEPEST = 20;

    private OtherWriter() {}

    static boolean isBehind(DataIntegrityViolationException refused) {
        @Nullable Throwable cause = refused;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
