package org.healthrecord.fhir.chart.terms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.healthrecord.mapping.tsv.TsvTable;

/**
 * What kind of observation a LOINC code stands for: by LOINC's class type, and by US Core and FHIR R4 where these fix the
 * vital signs. Codes that the table lacks have no kind: nothing is guessed from a code's neighbours or its name.
 */
public enum LoincKind {
    LABORATORY,
    VITAL_SIGNS,
    SURVEY,
    SOCIAL_HISTORY,
    IMAGING;

    private static final Map<String, LoincKind> LETTERS =
            Map.of("L", LABORATORY, "V", VITAL_SIGNS, "S", SURVEY, "H", SOCIAL_HISTORY, "I", IMAGING);

    /** @param code as LOINC writes it, {@code 2823-3} */
    public static Optional<LoincKind> of(String code) {
        int number = number(code);
        int at = number < 0 ? -1 : Arrays.binarySearch(Loaded.NUMBERS, number);
        return at < 0 ? Optional.empty() : Optional.of(Loaded.KINDS[at]);
    }

    /** The digits as one number; -1 for what is no LOINC code. */
    private static int number(String code) {
        int dash = code.length() - 2;
        if (dash < 1 || dash > 7 || code.charAt(dash) != '-') {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (i != dash) {
                if (c < '0' || c > '9') {
                    return -1;
                }
                number = number * 10 + c - '0';
            }
        }
        return number;
    }

    /** Read when the first code is asked for. */
    private static final class Loaded {
        static final int[] NUMBERS;
        static final LoincKind[] KINDS;

        static {
            IntStream.Builder numbers = IntStream.builder();
            List<LoincKind> kinds = new ArrayList<>();
            TsvTable.rows(LoincKind.class, "loinc-kinds.tsv").forEach(row -> {
                numbers.add(number(row.cell(0)));
                kinds.add(Objects.requireNonNull(LETTERS.get(row.cell(1))));
            });
            NUMBERS = numbers.build().toArray();
            KINDS = kinds.toArray(LoincKind[]::new);
        }
    }
}
