package org.healthrecord.mapping.ccda.xml;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.healthrecord.mapping.text.ByteOrderMark;
import org.healthrecord.mapping.text.StrictText;

/**
 * A document's bytes as text: by byte order mark, else by the XML declaration, else UTF-8; and Windows-1252, which
 * decodes anything, where the bytes are not what the document says they are.
 *
 * @param asDeclared whether the bytes were valid in the character set the document names
 */
public record DecodedText(String text, boolean asDeclared) {
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._-]*)[\"']");

    /** The text of a document's bytes, without a byte order mark. */
    public static DecodedText of(byte[] bytes) {
        StrictText text = StrictText.of(bytes, declared(bytes));
        return new DecodedText(ByteOrderMark.removedFrom(text.text()), text.valid());
    }

    private static Charset declared(byte[] b) {
        Optional<ByteOrderMark> mark = ByteOrderMark.of(b);
        if (mark.isPresent()) {
            return mark.get().charset();
        }
        if (starts(b, 0x00, 0x3C)) {
            return StandardCharsets.UTF_16BE;
        }
        if (starts(b, 0x3C, 0x00)) {
            return StandardCharsets.UTF_16LE;
        }
        String head = new String(b, 0, Math.min(b.length, 200), StandardCharsets.ISO_8859_1);
        Matcher m = ENCODING.matcher(head);
        return m.find() ? known(m.group(1)) : StandardCharsets.UTF_8;
    }

    private static Charset known(String name) {
        boolean wide = name.toLowerCase(java.util.Locale.ROOT).startsWith("utf-16");
        return wide || !Charset.isSupported(name) ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    private static boolean starts(byte[] b, int first, int second) {
        return b.length > 1 && (b[0] & 0xFF) == first && (b[1] & 0xFF) == second;
    }
}
