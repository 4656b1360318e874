package org.healthrecord.mapping.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The marks that a text may begin with to name its character set (The Unicode Standard, section 23.8). */
public enum ByteOrderMark {
    UTF_8(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
    UTF_16BE(StandardCharsets.UTF_16BE, 0xFE, 0xFF),
    UTF_16LE(StandardCharsets.UTF_16LE, 0xFF, 0xFE);

    private static final String DECODED = "\uFEFF";

    private final Charset charset;
    private final int[] mark;

    ByteOrderMark(Charset charset, int... mark) {
        this.charset = charset;
        this.mark = mark;
    }

    /** The mark that the bytes begin with. */
    public static Optional<ByteOrderMark> of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** The mark at {@code from}, in bytes that end before {@code to}. */
    public static Optional<ByteOrderMark> of(byte[] bytes, int from, int to) {
        for (ByteOrderMark one : values()) {
            if (one.isAt(bytes, from, to)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /** How many bytes of a mark for UTF-8 the bytes begin with: 3 or 0. */
    public static int lengthUtf8(byte[] bytes) {
        return UTF_8.isAt(bytes, 0, bytes.length) ? UTF_8.length() : 0;
    }

    /** Decoded text without the mark it may begin with. */
    public static String removedFrom(String text) {
        return text.startsWith(DECODED) ? text.substring(1) : text;
    }

    /** The character set it names; decoding in it does not remove the mark. */
    public Charset charset() {
        return charset;
    }

    /** In bytes. */
    public int length() {
        return mark.length;
    }

    /** The text of bytes that begin with this mark, without it; U+FFFD stands for what is not valid. */
    public String decode(byte[] bytes, int from, int to) {
        return new String(bytes, from + mark.length, to - from - mark.length, charset);
    }

    private boolean isAt(byte[] bytes, int from, int to) {
        if (to - from < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[from + i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
