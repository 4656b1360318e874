package org.healthrecord.ingest.source.mllp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However the network cuts the stream, the same frames come out of it. */
class FrameReaderProperties {
    private static final int LIMIT = 300;

    private static List<String> read(byte[] stream, List<Integer> cuts, FrameBudget budget) {
        var frames = new ArrayList<String>();
        var reader = new FrameReader(LIMIT, budget, frame -> frames.add(frame + ":" + new String(frame.bytes())));
        int at = 0;
        for (int i = 0; at < stream.length; i++) {
            int length = Math.min(cuts.get(i % cuts.size()), stream.length - at);
            reader.read(Unpooled.wrappedBuffer(stream, at, length));
            at += length;
        }
        reader.giveUp();
        reader.settleBudget();
        return frames;
    }

    @Provide
    Arbitrary<byte[]> streams() {
        return Arbitraries.frequency(
                        net.jqwik.api.Tuple.of(6, (byte) 'a'),
                        net.jqwik.api.Tuple.of(1, (byte) ' '),
                        net.jqwik.api.Tuple.of(2, (byte) 0x0B),
                        net.jqwik.api.Tuple.of(2, (byte) 0x1C),
                        net.jqwik.api.Tuple.of(2, (byte) '\r'))
                .array(byte[].class)
                .ofMaxSize(80);
    }

    @Property
    void cuttingDoesNotMatter(
            @ForAll("streams") byte[] stream,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 9) Integer> cuts) {
        assertThat(read(stream, cuts, new FrameBudget(1 << 20)))
                .isEqualTo(read(stream, List.of(1000), new FrameBudget(1 << 20)));
    }

    @Property
    void goodFramesComeOutAsTheyWentIn(@ForAll @Size(max = 6) List<@IntRange(min = 0, max = LIMIT) Integer> lengths) {
        var stream = new StringBuilder();
        lengths.forEach(
                length -> stream.append('\u000B').append("m".repeat(length)).append("\u001C\r"));
        assertThat(read(stream.toString().getBytes(), List.of(7), new FrameBudget(1 << 20)))
                .isEqualTo(lengths.stream()
                        .map(length -> "COMPLETE of " + length + " bytes:" + "m".repeat(length))
                        .toList());
    }

    @Property
    void whateverWasTakenOfTheBudgetIsGivenBack(
            @ForAll @Size(max = 4) List<@IntRange(min = 0, max = 400_000) Integer> lengths) {
        var budget = new FrameBudget(300_000);
        var kinds = new ArrayList<Frame.Kind>();
        var reader = new FrameReader(250_000, budget, frame -> kinds.add(frame.kind()));
        for (int length : lengths) {
            reader.read(Unpooled.wrappedBuffer(new byte[] {0x0B}));
            reader.read(Unpooled.wrappedBuffer("x".repeat(length).getBytes()));
            reader.read(Unpooled.wrappedBuffer(new byte[] {0x1C, '\r'}));
            reader.settleBudget();
        }
        reader.giveUp();
        reader.settleBudget();
        assertThat(budget.left()).isEqualTo(300_000);
    }
}
