package org.healthrecord.mapping.ccda.datatype;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.jspecify.annotations.Nullable;

/**
 * ED that holds a file: base64 where it says so, and where it says nothing what the content shows it to be.
 *
 * @param contentType the media type that is stated, else the one the bytes begin with
 */
public record EmbeddedFile(String contentType, byte[] bytes) {
    /** What files of some kinds begin with, as ISO 8859-1. */
    private static final Map<String, String> BEGINNINGS = Map.of(
            "%PDF", "application/pdf",
            "\u0089PNG", "image/png",
            "\u00ff\u00d8\u00ff", "image/jpeg",
            "GIF8", "image/gif",
            "II*\u0000", "image/tiff",
            "MM\u0000*", "image/tiff",
            "{\\rtf", "application/rtf",
            "PK\u0003\u0004", "application/zip");

    /** Whether the ED is a file, and not words that belong into an element. */
    public static boolean isFile(CdaNode ed) {
        String type = ed.attr("mediaType").toLowerCase(Locale.ROOT);
        boolean words = type.isEmpty() || type.startsWith("text/") && !type.equals("text/rtf");
        return ed.is("representation", "B64") || !words && !NarrativeText.of(ed).isEmpty();
    }

    /** Null where there is nothing, or it cannot be decoded. */
    public static @Nullable EmbeddedFile of(CdaNode ed) {
        String text = ed.rawText().strip();
        if (text.isEmpty() || !ed.attr("compression").isEmpty()) {
            return null;
        }
        byte[] bytes = ed.is("representation", "B64") ? base64(text) : undeclared(ed, text);
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        String stated = ed.attr("mediaType");
        return new EmbeddedFile(stated.isEmpty() ? typeOf(bytes) : stated, bytes);
    }

    /** Words stay words; of a file without an encoding named, what decodes to the beginning of a file is encoded so. */
    private static byte @Nullable [] undeclared(CdaNode ed, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        String type = ed.attr("mediaType").toLowerCase(Locale.ROOT);
        if (type.startsWith("text/") && !type.equals("text/rtf") || kindOf(plain) != null) {
            return plain;
        }
        byte[] fromHex = hex(text);
        if (fromHex != null && kindOf(fromHex) != null) {
            return fromHex;
        }
        byte[] fromBase64 = base64(text);
        if (fromBase64 != null && (kindOf(fromBase64) != null || isBinary(type))) {
            return fromBase64;
        }
        return isBinary(type) ? null : plain;
    }

    private static boolean isBinary(String type) {
        return type.equals("application/pdf") || type.startsWith("image/") || type.equals("application/msword");
    }

    private static byte @Nullable [] base64(String text) {
        StringBuilder dense = new StringBuilder(text.length());
        text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> dense.append((char) c));
        try {
            return Base64.getDecoder().decode(dense.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static byte @Nullable [] hex(String text) {
        if (text.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[text.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(text.charAt(2 * i), 16);
            int low = Character.digit(text.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (16 * high + low);
        }
        return bytes;
    }

    private static String typeOf(byte[] bytes) {
        String kind = kindOf(bytes);
        return kind == null ? "application/octet-stream" : kind;
    }

    private static @Nullable String kindOf(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(8, bytes.length), StandardCharsets.ISO_8859_1);
        return BEGINNINGS.entrySet().stream()
                .filter(e -> head.startsWith(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }
}
