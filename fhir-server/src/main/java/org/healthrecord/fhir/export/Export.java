package org.healthrecord.fhir.export;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An export that somebody asked for.
 *
 * @param request  its complete URL
 * @param base     of this server, as the caller reached it
 * @param asker    who asked, as the door remembers it
 * @param attempts failures since it last got on
 * @param taken    the moment whose state it shows; null until the work begins
 * @param place    from where it continues; null at its beginning
 * @param expected about how many resources it will hold; 0 where that is not known
 * @param leftOut  persons whose charts could not be shown
 * @param ends     when its files are removed; null while it is worked on
 */
public record Export(
        String id,
        String request,
        String base,
        Question question,
        String asker,
        State state,
        int attempts,
        Instant asked,
        @Nullable Instant taken,
        @Nullable String place,
        long expected,
        long done,
        Set<String> leftOut,
        @Nullable Instant ends) {

    /** How far it is. */
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED
    }

    public boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }
}
