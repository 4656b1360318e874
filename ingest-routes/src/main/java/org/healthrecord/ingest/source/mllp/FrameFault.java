package org.healthrecord.ingest.source.mllp;

import java.util.Optional;
import org.healthrecord.ingest.source.hl7v2.Answer;
import org.healthrecord.ingest.source.hl7v2.Answer.Condition;
import org.healthrecord.ingest.source.hl7v2.Verdict;
import org.healthrecord.mapping.port.Refusal;

/** Why a frame goes to quarantine at once, in words for the administrator and for the sender. */
record FrameFault(String reason, String text, Verdict verdict, Condition condition) {
    static final Answer NOT_STORED =
            new Answer(Verdict.ERROR, Condition.INTERNAL, "The message could not be stored. Please send it again.");

    static final Answer NOT_YOURS = new Answer(
            Verdict.REJECTED, Condition.INTERNAL, "The certificate of this connection belongs to another sender.");

    private static final FrameFault TOO_LARGE = new FrameFault(
            "frame-too-large",
            "The message is larger than this source may send; its beginning was kept.",
            Verdict.REJECTED,
            Condition.INTERNAL);
    private static final FrameFault NO_ROOM = new FrameFault(
            "no-room",
            "Too many large messages were being received at once; please send this one again.",
            Verdict.ERROR,
            Condition.INTERNAL);
    private static final FrameFault INCOMPLETE = new FrameFault(
            "frame-without-end",
            "The message was begun and its end never came; please send it again.",
            Verdict.ERROR,
            Condition.SEGMENT_SEQUENCE);
    private static final FrameFault UNFRAMED = new FrameFault(
            "frame-without-start",
            "Bytes came without the start block of a frame.",
            Verdict.REJECTED,
            Condition.SEGMENT_SEQUENCE);
    private static final FrameFault NO_HEADER = new FrameFault(
            "no-msh", "The message does not begin with an MSH segment.", Verdict.REJECTED, Condition.SEGMENT_SEQUENCE);

    static Optional<FrameFault> of(Frame frame, boolean hasHeader) {
        return switch (frame.kind()) {
            case COMPLETE -> hasHeader ? Optional.empty() : Optional.of(NO_HEADER);
            case TOO_LARGE -> Optional.of(TOO_LARGE);
            case NO_ROOM -> Optional.of(NO_ROOM);
            case INCOMPLETE -> Optional.of(INCOMPLETE);
            case STRAY, UNFRAMED -> Optional.of(UNFRAMED);
        };
    }

    Refusal refusal() {
        return Refusal.of(reason, text, "");
    }

    Answer answer() {
        return new Answer(verdict, condition, text);
    }
}
