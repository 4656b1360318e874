package org.healthrecord.mapping.unstructured;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Files that no format begins like, by their first bytes. */
enum DocumentKind {
    PDF("application/pdf", "%PDF-"),
    TIFF_LITTLE("image/tiff", "II*\u0000"),
    TIFF_BIG("image/tiff", "MM\u0000*"),
    PNG("image/png", "\u0089PNG\r\n"),
    JPEG("image/jpeg", "\u00FF\u00D8\u00FF");

    private static final int LONGEST = 8;

    private final String contentType;
    private final String start;

    DocumentKind(String contentType, String start) {
        this.contentType = contentType;
        this.start = start;
    }

    String contentType() {
        return contentType;
    }

    static Optional<DocumentKind> of(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(LONGEST, bytes.length), StandardCharsets.ISO_8859_1);
        for (DocumentKind kind : values()) {
            if (head.startsWith(kind.start)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
