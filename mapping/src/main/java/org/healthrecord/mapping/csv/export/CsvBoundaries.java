package org.healthrecord.mapping.csv.export;

/** Where the bytes of a file may be cut. */
final class CsvBoundaries {
    private CsvBoundaries() {}

    /** Behind the last line feed that is not within quotes; 0 where there is none. */
    static int behindRow(byte[] bytes) {
        int end = 0;
        boolean quoted = false;
        boolean start = true;
        for (int i = 0; i < bytes.length; i++) {
            byte b = bytes[i];
            if (quoted) {
                quoted = b != '"';
                start = b == '"';
            } else if (b == '"' && start) {
                quoted = true;
            } else {
                end = b == '\n' ? i + 1 : end;
                start = b == '\n' || b == '\r' || b == ',' || b == ';' || b == '\t' || b == '|';
            }
        }
        return end;
    }

    /** Behind the last line feed. */
    static int behindLine(byte[] bytes) {
        for (int i = bytes.length; i > 0; i--) {
            if (bytes[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }
}
