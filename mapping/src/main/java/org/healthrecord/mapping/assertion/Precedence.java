package org.healthrecord.mapping.assertion;

import java.time.Instant;
import java.util.Objects;
import org.healthrecord.mapping.text.ControlCharacters;

/**
 * What decides between two versions of one clinic's fact: the clinic's own order, never the order of arrival.
 *
 * @param at   the sender's own time of the event or version (MSH-7 or EVN-2, document effectiveTime, meta.lastUpdated,
 *             the export's as-of time); {@link Instant#EPOCH} where the sender gives none
 * @param rank between versions of the same time: the result status or version number (preliminary &lt; final &lt; corrected &lt; withdrawn)
 * @param tie  the last resort, any text of the message that does not depend on arrival (control id)
 */
public record Precedence(Instant at, int rank, String tie) implements Comparable<Precedence> {
    public Precedence {
        Objects.requireNonNull(at);
        tie = ControlCharacters.cleaned(tie);
    }

    @Override
    public int compareTo(Precedence o) {
        int c = at.compareTo(o.at);
        if (c == 0) {
            c = Integer.compare(rank, o.rank);
        }
        return c == 0 ? tie.compareTo(o.tie) : c;
    }
}
