package org.healthrecord.ingest.port;

import java.util.Optional;

/** What became of a message, as its sender may know it. */
public interface Submissions {

    /** Empty also where the message is another source's. */
    Optional<Submission> find(String source, String messageId);
}
