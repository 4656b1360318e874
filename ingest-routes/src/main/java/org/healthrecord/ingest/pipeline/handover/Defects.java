package org.healthrecord.ingest.pipeline.handover;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.healthrecord.ingest.inbox.record.Settlement;

/**
 * Describes an unexpected exception by its type and by the lines of this program it came through. Its message
 * is left out: it may quote the patient's data.
 */
public final class Defects {
    static final String REASON = "DEFECT";
    private static final String OURS = "org.healthrecord.";
    private static final int LINES = 8;

    private Defects() {}

    public static Settlement.Fault describe(Throwable failure) {
        Throwable root = root(failure);
        String lines = Arrays.stream(root.getStackTrace())
                .filter(line -> line.getClassName().startsWith(OURS))
                .limit(LINES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining("\n"));
        String place = lines.lines().findFirst().orElse("");
        return new Settlement.Fault(
                REASON, place, failure.getClass().getName(), root.getClass().getName() + "\n" + lines);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root;
    }
}
