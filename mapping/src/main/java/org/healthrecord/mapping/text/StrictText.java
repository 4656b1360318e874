package org.healthrecord.mapping.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of bytes in the character set they should have, if every byte is valid in it; else in Windows-1252, which
 * decodes anything and is what small systems write.
 *
 * @param text  with the byte order mark, if there is one
 * @param valid whether the bytes are what they should be; if not, the text was read as Windows-1252
 */
public record StrictText(String text, boolean valid) {
    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** The text of all the bytes. */
    public static StrictText of(byte[] bytes, Charset charset) {
        return of(bytes, 0, bytes.length, charset);
    }

    /** The text of the bytes from {@code from} up to but without {@code to}. */
    public static StrictText of(byte[] bytes, int from, int to, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8) && isAscii(bytes, from, to)) {
            return new StrictText(new String(bytes, from, to - from, charset), true);
        }
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
            return new StrictText(text, true);
        } catch (CharacterCodingException e) {
            return new StrictText(new String(bytes, from, to - from, WINDOWS_1252), false);
        }
    }

    /** Most messages are ASCII, for which Java's own way is many times faster than a decoder. */
    private static boolean isAscii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }
}
