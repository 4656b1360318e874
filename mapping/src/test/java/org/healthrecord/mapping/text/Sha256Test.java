package org.healthrecord.mapping.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Its forms are persisted: these values, by another program, may never change. */
class Sha256Test {
    /** The example of FIPS 180-2, appendix B.1. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void hexadecimalDigitsAreThoseOfTheStandard() {
        assertThat(Sha256.hex("abc".getBytes(UTF_8))).isEqualTo(ABC);
        assertThat(Sha256.hex("abc".getBytes(UTF_8), 16)).isEqualTo(ABC.substring(0, 32));
        assertThat(Sha256.of("abc")).hasSize(32).startsWith(0xBA, 0x78, 0x16, 0xBF);
    }

    @Test
    void textCountsByItsUtf8Bytes() {
        assertThat(Sha256.hex("Zoë", 10)).isEqualTo("c6a12698582fc1104ea2");
    }

    @Test
    void aZeroByteEndsEachPart() {
        assertThat(Sha256.uuid("a", "bc")).hasToString("aa795aa4-bbb6-1179-11ef-062e271bcb05");
        assertThat(Sha256.uuid("ab", "c")).isNotEqualTo(Sha256.uuid("a", "bc"));
    }
}
