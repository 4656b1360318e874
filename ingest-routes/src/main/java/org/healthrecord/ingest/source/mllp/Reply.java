package org.healthrecord.ingest.source.mllp;

import java.util.Optional;

/** What is written back for one frame: an acknowledgement, or nothing where the sender asked for nothing. */
record Reply(Optional<byte[]> acknowledgement, boolean endsConnection) {
    static Reply silence() {
        return new Reply(Optional.empty(), false);
    }

    @Override
    public String toString() {
        return acknowledgement.isPresent() ? "acknowledgement" : "silence";
    }
}
