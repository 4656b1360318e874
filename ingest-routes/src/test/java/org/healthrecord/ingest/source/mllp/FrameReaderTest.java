package org.healthrecord.ingest.source.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameReaderTest {
    private final List<Frame> frames = new ArrayList<>();
    private final FrameBudget budget = new FrameBudget(1_000_000);
    private final FrameReader reader = new FrameReader(200_000, budget, frames::add);

    private FrameReaderTest read(String text) {
        reader.read(Unpooled.wrappedBuffer(text.getBytes(StandardCharsets.ISO_8859_1)));
        return this;
    }

    private List<String> seen() {
        return frames.stream()
                .map(f -> f.kind() + " " + new String(f.bytes(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    @Test
    void anEndByteWithinTheContentIsContent() {
        read("\u000Ba\u001Cb\u001C\r");
        assertThat(seen()).containsExactly("COMPLETE a\u001Cb");
    }

    @Test
    void aLineFeedOrAnotherStartBlockEndsAFrameToo() {
        read("\u000Ba\u001C\n\u000Bb\u001C\u000Bc\u001C\r");
        assertThat(seen()).containsExactly("COMPLETE a", "COMPLETE b", "COMPLETE c");
    }

    @Test
    void aLoneEndByteEndsTheFrameOnceNothingFollows() {
        read("\u000Ba\u001C");
        assertThat(frames).isEmpty();
        reader.settle();
        assertThat(seen()).containsExactly("COMPLETE a");
    }

    @Test
    void blanksBetweenFramesAreNothingButOtherBytesAreKept() {
        read("\r\n\u0000\u000Ba\u001C\r\r\nlost\u000Bb\u001C\r");
        assertThat(seen()).containsExactly("COMPLETE a", "STRAY \r\nlost", "COMPLETE b");
    }

    @Test
    void aStartBlockWithinAFrameBeginsAnother() {
        read("\u000Bhalf\u000Bwhole\u001C\r");
        assertThat(seen()).containsExactly("INCOMPLETE half", "COMPLETE whole");
    }

    @Test
    void nothingIsReadAfterAFrameThatIsTooLarge() {
        read("\u000B" + "x".repeat(200_001) + "\u001C\r\u000Ba\u001C\r");
        assertThat(frames).singleElement().satisfies(frame -> {
            assertThat(frame.kind()).isEqualTo(Frame.Kind.TOO_LARGE);
            assertThat(frame.received()).isEqualTo(200_001);
            assertThat(frame.bytes()).hasSize(FrameContent.BEGINNING);
        });
    }

    @Test
    void aLargeFrameForWhichThereIsNoRoomIsToBeSentAgainButASmallOneAlwaysFits() {
        assertThat(budget.take(950_000)).isTrue();
        read("\u000Bsmall\u001C\r\u000B" + "x".repeat(150_000) + "\u001C\r");
        assertThat(frames).extracting(Frame::kind).containsExactly(Frame.Kind.COMPLETE, Frame.Kind.NO_ROOM);
    }

    @Test
    void whatIsHeldIsGivenBackOnceAnswered() {
        read("\u000B" + "x".repeat(150_000) + "\u001C\r");
        assertThat(budget.left()).isLessThan(1_000_000);
        reader.settleBudget();
        assertThat(budget.left()).isEqualTo(1_000_000);
    }

    @Test
    void theContentOfAFrameIsNeverPrinted() {
        read("\u000BQuartermain\u001C\r");
        assertThat(frames.get(0)).hasToString("COMPLETE of 11 bytes");
    }
}
