package org.healthrecord.ingest.source.mllp;

import java.util.List;

/** What is written back for one frame: acknowledgements, each in a frame of its own, or none where the sender asked for none. */
record Reply(List<byte[]> acknowledgements, boolean endsConnection) {
    static Reply silence() {
        return new Reply(List.of(), false);
    }

    @Override
    public String toString() {
        return acknowledgements.size() + " acknowledgements";
    }
}
