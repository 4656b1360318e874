package org.healthrecord.mapping.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StrictTextTest {
    @Test
    void validBytesAreReadAsTheyShouldBe() {
        assertThat(StrictText.of("Muñoz".getBytes(UTF_8), UTF_8)).isEqualTo(new StrictText("Muñoz", true));
        assertThat(StrictText.of("Munoz".getBytes(US_ASCII), UTF_8)).isEqualTo(new StrictText("Munoz", true));
        assertThat(StrictText.of("Muñoz".getBytes(UTF_16LE), UTF_16LE)).isEqualTo(new StrictText("Muñoz", true));
    }

    @Test
    void otherBytesAreWindows1252() {
        byte[] quoted = "“Muñoz” 5 €".getBytes(StrictText.WINDOWS_1252);

        assertThat(StrictText.of(quoted, UTF_8)).isEqualTo(new StrictText("“Muñoz” 5 €", false));
        assertThat(StrictText.of(quoted, US_ASCII)).isEqualTo(new StrictText("“Muñoz” 5 €", false));
    }

    @Test
    void onlyTheRangeCounts() {
        byte[] bytes = {(byte) 0xE9, 'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xE9};

        assertThat(StrictText.of(bytes, 1, 4, UTF_8)).isEqualTo(new StrictText("aé", true));
        assertThat(StrictText.of(bytes, 1, 5, UTF_8).valid()).isFalse();
    }

    @Test
    void aByteOrderMarkStays() {
        assertThat(StrictText.of("\uFEFFa".getBytes(UTF_8), UTF_8).text()).isEqualTo("\uFEFFa");
    }

    @Property(tries = 200)
    void bytesAreValidExactlyWhenTheirTextHasTheSameBytes(@ForAll byte[] bytes) {
        boolean same = java.util.Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);

        assertThat(StrictText.of(bytes, UTF_8).valid()).isEqualTo(same);
        assertThat(StrictText.of(bytes, ISO_8859_1).text()).isEqualTo(new String(bytes, ISO_8859_1));
    }
}
