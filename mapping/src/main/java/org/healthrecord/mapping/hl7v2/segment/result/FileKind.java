package org.healthrecord.mapping.hl7v2.segment.result;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.healthrecord.mapping.text.ByteOrderMark;

/** Files that say by their first bytes what they are. */
enum FileKind {
    PDF("application/pdf", "%PDF-"),
    RTF("application/rtf", "{\\rtf"),
    PNG("image/png", "\u0089PNG"),
    JPEG("image/jpeg", "\u00FF\u00D8\u00FF"),
    GIF("image/gif", "GIF8"),
    TIFF_LITTLE("image/tiff", "II*\u0000"),
    TIFF_BIG("image/tiff", "MM\u0000*"),
    ZIP("application/zip", "PK\u0003\u0004"),
    HTML("text/html", "<!DOCTYPE html", "<html"),
    XML("text/xml", "<?xml", "<ClinicalDocument");

    private static final int HEAD = 32;

    private final String contentType;
    private final String[] starts;

    FileKind(String contentType, String... starts) {
        this.contentType = contentType;
        this.starts = starts;
    }

    String contentType() {
        return contentType;
    }

    static Optional<FileKind> of(byte[] bytes) {
        return ofText(new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1));
    }

    /** A byte order mark and white space may come before it. */
    static Optional<FileKind> ofText(String text) {
        String head = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        head = ByteOrderMark.removedFrom(head);
        int from = 0;
        while (from < head.length()
                && (head.charAt(from) == '\n' || head.charAt(from) == '\r' || head.charAt(from) == ' ')) {
            from++;
        }
        for (FileKind kind : values()) {
            for (String start : kind.starts) {
                if (head.regionMatches(true, from, start, 0, start.length())) {
                    return Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }
}
