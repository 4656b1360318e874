package org.healthrecord.ingest.pull.sftp;

import java.util.EnumSet;
import java.util.Set;
import org.healthrecord.ingest.pull.turn.PullFailure;
import org.healthrecord.ingest.pull.turn.PullState;
import org.jspecify.annotations.Nullable;

/** What went wrong with single files. The others are still taken; the turn fails at its end, with the first reason. */
final class Troubles {
    /** What is about one file; anything else ends the turn at once. */
    private static final Set<PullState> OF_ONE_FILE =
            EnumSet.of(PullState.CANNOT_MOVE, PullState.FORBIDDEN, PullState.NOT_FOUND, PullState.CANNOT_DECRYPT);

    private @Nullable PullFailure first;

    /** Does something with one file. */
    @FunctionalInterface
    interface Step {
        void go() throws PullFailure;
    }

    void of(Step step) throws PullFailure {
        try {
            step.go();
        } catch (PullFailure failure) {
            if (!OF_ONE_FILE.contains(failure.state())) {
                throw failure;
            }
            first = first == null ? failure : first;
        }
    }

    void throwFirst() throws PullFailure {
        if (first != null) {
            throw first;
        }
    }
}
