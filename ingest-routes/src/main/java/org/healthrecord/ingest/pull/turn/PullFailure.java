package org.healthrecord.ingest.pull.turn;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A turn cannot go on. The message is one sentence for administrators, without data of patients and without secrets. */
public class PullFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final PullState state;
    private final @Nullable Duration retryAfter;

    public PullFailure(PullState state, String sentence) {
        this(state, sentence, null);
    }

    /** @param retryAfter when the other side wants to be asked again; null where it does not say */
    public PullFailure(PullState state, String sentence, @Nullable Duration retryAfter) {
        super(sentence);
        this.state = state;
        this.retryAfter = retryAfter;
    }

    public PullState state() {
        return state;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
