package org.healthrecord.app.map;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.healthrecord.mapping.port.Format;

/** Where a file may be cut without cutting through a message (HL7 v2) or a line (NDJSON). */
final class FileBoundaries {
    private static final int LOOK = 64 << 10;

    private FileBoundaries() {}

    /** Whether the file is of a kind that can be cut: HL7 v2, or JSON whose first lines are resources. */
    static boolean known(Path in, Format format) throws IOException {
        if (format != Format.FHIR) {
            return format == Format.HL7V2;
        }
        String name = in.getFileName().toString();
        try (InputStream bytes = Files.newInputStream(in)) {
            byte[] start = bytes.readNBytes(LOOK);
            int end = lineEnd(start);
            return name.endsWith(".ndjson") || name.endsWith(".jsonl") || (end > 1 && start[end - 2] == '}');
        }
    }

    /** The last place in a piece at which it may be cut; 0 where there is none. */
    static int last(byte[] piece, Format format) {
        for (int i = piece.length - 1; i > 0; i--) {
            if (format == Format.HL7V2 ? header(piece, i) : piece[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private static boolean header(byte[] b, int i) {
        return (b[i - 1] == '\r' || b[i - 1] == '\n' || b[i - 1] == 0x0B)
                && i + 3 < b.length
                && b[i] == 'M'
                && b[i + 1] == 'S'
                && b[i + 2] == 'H';
    }

    /** Behind the first line. */
    private static int lineEnd(byte[] b) {
        for (int i = 0; i < b.length; i++) {
            if (b[i] == '\n') {
                return b[Math.max(0, i - 1)] == '\r' ? i : i + 1;
            }
        }
        return 0;
    }
}
