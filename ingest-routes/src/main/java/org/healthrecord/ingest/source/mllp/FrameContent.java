package org.healthrecord.ingest.source.mllp;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * The bytes of the frame being received. Once it is larger than the limit, or than there is room for, only its beginning
 * is kept and the rest is counted.
 */
final class FrameContent {
    /** Kept of a frame that cannot be taken; a frame of this size costs nothing of the budget. */
    static final int BEGINNING = 64 * 1024;

    private final int limit;
    private final FrameBudget budget;
    private byte[] bytes = new byte[0];
    private int size;
    private long received;
    private long taken;
    private Frame.Kind whole = Frame.Kind.COMPLETE;

    FrameContent(int limit, FrameBudget budget) {
        this.limit = limit;
        this.budget = budget;
    }

    void add(ByteBuf in, int length) {
        received += length;
        int keep = Math.min(length, room(length));
        in.readBytes(bytes, size, keep);
        size += keep;
        in.skipBytes(length - keep);
    }

    /** How many of these bytes may be kept; makes place for them. */
    private int room(int length) {
        if (whole == Frame.Kind.COMPLETE && received > limit) {
            cut(Frame.Kind.TOO_LARGE);
        }
        if (whole == Frame.Kind.COMPLETE && !grow(size + length)) {
            cut(Frame.Kind.NO_ROOM);
        }
        if (whole == Frame.Kind.COMPLETE) {
            return length;
        }
        int keep = Math.max(0, Math.min(length, Math.min(BEGINNING, limit) - size));
        grow(size + keep);
        return keep;
    }

    private boolean grow(int needed) {
        if (needed <= bytes.length) {
            return true;
        }
        int capacity = (int) Math.min(Math.max(limit, needed), Math.max(needed, Math.max(512L, 2L * bytes.length)));
        long charge = capacity <= BEGINNING ? 0 : capacity - taken;
        if (charge > 0 && !budget.take(charge)) {
            return false;
        }
        taken += charge;
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    private void cut(Frame.Kind kind) {
        whole = kind;
        size = Math.min(size, BEGINNING);
        bytes = Arrays.copyOf(bytes, size);
        budget.give(taken);
        taken = 0;
    }

    /** The frame as received, ended correctly. */
    Frame complete() {
        return new Frame(whole, Arrays.copyOf(bytes, size), received);
    }

    /** The beginning of the frame as received, given up for this reason unless there is a stronger one. */
    Frame givenUp(Frame.Kind reason) {
        return beginning(whole == Frame.Kind.COMPLETE ? reason : whole);
    }

    Frame beginning(Frame.Kind kind) {
        return new Frame(kind, Arrays.copyOf(bytes, Math.min(size, BEGINNING)), received);
    }

    boolean isCut() {
        return whole != Frame.Kind.COMPLETE;
    }

    long received() {
        return received;
    }

    /** What this content has taken of the budget; the caller gives it back. */
    long handOver() {
        long all = taken;
        taken = 0;
        return all;
    }

    /** Line ends, blanks, NUL and the like. */
    boolean isBlank() {
        for (int i = 0; i < size; i++) {
            if (bytes[i] > ' ' || bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
