package org.healthrecord.access.audit.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.healthrecord.access.audit.event.AuditUnavailableException;

/** The bytes of an answer, held until what they show is recorded; none leaves when that failed. */
final class HeldBody {
    /** More than this is not held. The disk has usually answered long before. */
    private static final int MOST = 1 << 15;

    private final Target target;
    private final Recording recording;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private State state = State.HELD;

    private enum State {
        HELD,
        RELEASED,
        /** Nothing leaves any more. */
        DROPPED
    }

    @FunctionalInterface
    interface Target {
        OutputStream open() throws IOException;
    }

    /** Of the event of one request. */
    interface Recording {
        /** Gives the event away, once the answer is known; again where more people have been shown since. */
        void begin();

        /** Waits for what was given away. */
        void await();
    }

    HeldBody(Target target, Recording recording) {
        this.target = target;
        this.recording = recording;
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        if (state != State.DROPPED) {
            begin();
        }
        if (state == State.HELD && held.size() + length > MOST) {
            release();
        }
        switch (state) {
            case HELD -> held.write(bytes, offset, length);
            case RELEASED -> {
                if (isRecorded()) {
                    target.open().write(bytes, offset, length);
                }
            }
            case DROPPED -> {}
        }
    }

    private void begin() {
        try {
            recording.begin();
        } catch (AuditUnavailableException e) {
            drop();
        }
    }

    private boolean isRecorded() {
        try {
            recording.await();
            return true;
        } catch (AuditUnavailableException e) {
            drop();
            return false;
        }
    }

    private void drop() {
        state = State.DROPPED;
        held.reset();
    }

    /** Lets go what is held; false where nothing may leave. */
    boolean release() throws IOException {
        if (state == State.HELD) {
            begin();
            if (state == State.HELD && isRecorded()) {
                state = State.RELEASED;
                if (held.size() > 0) {
                    held.writeTo(target.open());
                    held.reset();
                }
            }
        }
        return state == State.RELEASED;
    }

    void flush() throws IOException {
        if (state == State.RELEASED) {
            target.open().flush();
        }
    }

    void clear() {
        held.reset();
    }
}
