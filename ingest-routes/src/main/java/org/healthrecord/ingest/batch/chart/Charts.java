package org.healthrecord.ingest.batch.chart;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The charts, as jobs need them; the application joins this to the server. */
public interface Charts {

    /** All persons with a chart, in order; among them the directory, which belongs to no person. */
    Collection<String> people();

    /** Those to whom this source says something, in order. */
    Collection<String> peopleOf(String source);

    boolean exists(String person);

    /** Writes a person's whole chart again. */
    void rebuild(String person);

    /** What a rebuild would change, or is stored differently from how it was written; writes nothing. */
    Set<String> differences(String person);

    /** The next messages that prove anything in any chart, in order. */
    List<String> evidence(String afterMessage, int most);

    /** Which of these records of a message state something, by their selectors. */
    Set<String> stating(String message, Collection<String> selectors);
}
