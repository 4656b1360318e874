package org.healthrecord.fhir.chart.consolidation.value;

import org.healthrecord.mapping.text.Sha256;

/** Short names for long things. */
public final class Digest {
    private static final int LONGEST = 100;
    private static final int BYTES = 16;

    private Digest() {}

    public static String of(byte[] bytes) {
        return Sha256.hex(bytes, BYTES);
    }

    public static String of(String text) {
        return Sha256.hex(text, BYTES);
    }

    /** The text itself where it is short enough, else its beginning up to the first bar and a hash of all. */
    public static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.indexOf('|')) + "|#" + of(text);
    }
}
