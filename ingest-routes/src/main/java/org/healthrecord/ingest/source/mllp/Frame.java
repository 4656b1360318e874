package org.healthrecord.ingest.source.mllp;

/** What was between a start block and an end block, or what came instead. Never prints its content. */
final class Frame {
    private final Kind kind;
    private final byte[] bytes;
    private final long received;

    Frame(Kind kind, byte[] bytes, long received) {
        this.kind = kind;
        this.bytes = bytes;
        this.received = received;
    }

    Kind kind() {
        return kind;
    }

    /** The content; of a frame that cannot be taken, its beginning. */
    byte[] bytes() {
        return bytes;
    }

    /**
     * What goes to the inbox. A frame that was never ended keeps its start block. The same message, sent again in full,
     * then has other bytes and is not taken for a duplicate of the piece in quarantine.
     */
    byte[] kept() {
        if (kind != Kind.INCOMPLETE) {
            return bytes;
        }
        var kept = new byte[bytes.length + 1];
        kept[0] = FrameReader.START;
        System.arraycopy(bytes, 0, kept, 1, bytes.length);
        return kept;
    }

    /** How many bytes the sender sent of it. */
    long received() {
        return received;
    }

    @Override
    public String toString() {
        return kind + " of " + received + " bytes";
    }

    enum Kind {
        /** A whole frame. */
        COMPLETE,
        /** Larger than the source may send. */
        TOO_LARGE,
        /** More than can be held now, all connections taken together. */
        NO_ROOM,
        /** Begun and never ended: the connection closed, stopped, or began another frame. */
        INCOMPLETE,
        /** Bytes before a start block; the frame that follows is answered, not these. */
        STRAY,
        /** Bytes with no start block at all. */
        UNFRAMED;

        /** Whether the connection has lost its place in the stream, or should be given up, after such a frame. */
        boolean endsConnection() {
            return this == TOO_LARGE || this == NO_ROOM || this == UNFRAMED;
        }
    }
}
