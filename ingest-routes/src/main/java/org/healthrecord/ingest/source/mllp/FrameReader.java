package org.healthrecord.ingest.source.mllp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.Consumer;

/**
 * Takes frames out of a stream of bytes, however it is cut: start block 0x0B, content, end block 0x1C 0x0D (HL7 minimal
 * lower layer protocol, release 1).
 *
 * <p>Relaxed where senders are known to deviate: a line feed or nothing instead of the carriage return, blanks between
 * frames. A start block within a frame begins a new frame, for HL7 text cannot hold one: two messages must never become
 * one. A 0x1C followed by anything else is content.
 */
final class FrameReader {
    static final byte START = 0x0B;
    private static final byte END = 0x1C;
    /** How many times its limit a frame may go on before it is no longer waited for its end. */
    private static final int PATIENCE = 8;

    private static final int PIECE = 512;

    private final int limit;
    private final FrameBudget budget;
    private final Consumer<Frame> out;
    private FrameContent content;
    private State state = State.BETWEEN;
    private long owed;

    FrameReader(int limit, FrameBudget budget, Consumer<Frame> out) {
        this.limit = limit;
        this.budget = budget;
        this.out = out;
        this.content = stray();
    }

    private enum State {
        BETWEEN,
        IN_FRAME,
        /** After 0x1C. */
        AT_END,
        /** The place in the stream is lost; nothing more is read. */
        LOST
    }

    void read(ByteBuf in) {
        while (in.isReadable()) {
            switch (state) {
                case BETWEEN -> between(in);
                case IN_FRAME -> inFrame(in);
                case AT_END -> atEnd(in);
                case LOST -> in.skipBytes(in.readableBytes());
            }
        }
    }

    private void between(ByteBuf in) {
        int length = in.bytesBefore(START);
        content.add(in, length < 0 ? in.readableBytes() : length);
        if (length >= 0) {
            in.skipBytes(1);
            emitUnlessBlank(content.beginning(Frame.Kind.STRAY));
            begin();
        } else if (content.isCut()) {
            emit(content.beginning(Frame.Kind.UNFRAMED));
        }
    }

    private void begin() {
        if (state != State.LOST) {
            content = new FrameContent(limit, budget);
            state = State.IN_FRAME;
        }
    }

    private void inFrame(ByteBuf in) {
        int at = delimiterAt(in);
        content.add(in, at < 0 ? in.readableBytes() : at - in.readerIndex());
        if (at >= 0) {
            delimiter(in.readByte());
        } else if (content.isCut() && content.received() / PATIENCE > limit) {
            emit(content.complete());
            state = State.LOST;
        }
    }

    /** Netty looks for one byte many times as fast as for either of two; piece by piece, so that each is looked at twice. */
    private static int delimiterAt(ByteBuf in) {
        for (int from = in.readerIndex(); from < in.writerIndex(); from += PIECE) {
            int to = Math.min(from + PIECE, in.writerIndex());
            int end = in.indexOf(from, to, END);
            int start = in.indexOf(from, end < 0 ? to : end, START);
            if (start >= 0 || end >= 0) {
                return start >= 0 ? start : end;
            }
        }
        return -1;
    }

    private void delimiter(byte found) {
        if (found == END) {
            state = State.AT_END;
        } else {
            emitUnlessBlank(content.givenUp(Frame.Kind.INCOMPLETE));
            begin();
        }
    }

    private void atEnd(ByteBuf in) {
        byte next = in.getByte(in.readerIndex());
        switch (next) {
            case '\r', '\n' -> {
                in.skipBytes(1);
                end();
            }
            case START -> end();
            default -> {
                content.add(Unpooled.wrappedBuffer(new byte[] {END}), 1);
                state = State.IN_FRAME;
            }
        }
    }

    private void end() {
        emit(content.complete());
        between();
    }

    private void between() {
        if (state != State.LOST) {
            content = stray();
            state = State.BETWEEN;
        }
    }

    private FrameContent stray() {
        return new FrameContent(FrameContent.BEGINNING, budget);
    }

    private void emitUnlessBlank(Frame frame) {
        if (!content.isBlank()) {
            emit(frame);
        }
    }

    private void emit(Frame frame) {
        owed += content.handOver();
        out.accept(frame);
        if (frame.kind().endsConnection()) {
            state = State.LOST;
        }
    }

    /** Nothing followed the 0x1C: the sender leaves out the carriage return and waits for its answer. */
    void settle() {
        if (state == State.AT_END) {
            end();
        }
    }

    /** No more will come, or no more is waited for. */
    void giveUp() {
        settle();
        if (state == State.IN_FRAME || state == State.BETWEEN) {
            emitUnlessBlank(
                    state == State.IN_FRAME
                            ? content.givenUp(Frame.Kind.INCOMPLETE)
                            : content.beginning(Frame.Kind.UNFRAMED));
        }
        state = State.LOST;
        owed += content.handOver();
    }

    /** Gives back what the frames handed out so far had taken of the budget. */
    void settleBudget() {
        budget.give(owed);
        owed = 0;
    }

    boolean isAtEnd() {
        return state == State.AT_END;
    }

    boolean isInFrame() {
        return state == State.IN_FRAME || state == State.AT_END;
    }

    /** Something has been sent that is not yet a frame. */
    boolean isWaiting() {
        return isInFrame() || (state == State.BETWEEN && !content.isBlank());
    }
}
