package org.healthrecord.mapping.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ByteOrderMarkTest {
    @ParameterizedTest
    @EnumSource(ByteOrderMark.class)
    void aMarkIsTheCharacterFeffInItsCharacterSet(ByteOrderMark mark) {
        byte[] bytes = "\uFEFFZoë".getBytes(mark.charset());

        assertThat(ByteOrderMark.of(bytes)).contains(mark);
        assertThat(mark.decode(bytes, 0, bytes.length)).isEqualTo("Zoë");
        assertThat(mark.length()).isEqualTo("\uFEFF".getBytes(mark.charset()).length);
    }

    @Test
    void aMarkIsWholeOrNone() {
        assertThat(ByteOrderMark.of(new byte[] {(byte) 0xEF, (byte) 0xBB})).isEmpty();
        assertThat(ByteOrderMark.of(new byte[] {(byte) 0xEF, (byte) 0xBB, 'a'})).isEmpty();
        assertThat(ByteOrderMark.of(new byte[] {(byte) 0xFE})).isEmpty();
        assertThat(ByteOrderMark.of(new byte[0])).isEmpty();
    }

    @Test
    void aMarkIsLookedForWithinTheRange() {
        byte[] bytes = {'a', (byte) 0xFF, (byte) 0xFE, 'b', 0};

        assertThat(ByteOrderMark.of(bytes)).isEmpty();
        assertThat(ByteOrderMark.of(bytes, 1, 5)).contains(ByteOrderMark.UTF_16LE);
        assertThat(ByteOrderMark.UTF_16LE.decode(bytes, 1, 5)).isEqualTo("b");
        assertThat(ByteOrderMark.of(bytes, 1, 2)).isEmpty();
    }

    @Test
    void decodedTextLosesOneMark() {
        assertThat(ByteOrderMark.removedFrom("\uFEFF\uFEFFa")).isEqualTo("\uFEFFa");
        assertThat(ByteOrderMark.removedFrom("a")).isEqualTo("a");
        assertThat(ByteOrderMark.lengthUtf8("\uFEFFa".getBytes(UTF_8))).isEqualTo(3);
        assertThat(ByteOrderMark.lengthUtf8("a".getBytes(UTF_8))).isZero();
    }
}
