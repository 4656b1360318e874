package org.healthrecord.mapping.hl7v2.unread;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.datatype.Sender;
import org.healthrecord.mapping.hl7v2.reader.Message;
import org.healthrecord.mapping.hl7v2.reader.Segment;

/**
 * Fields the sender filled and no rule has read: one issue for each field of a kind of segment, at its first place, with
 * how many more there are.
 */
public final class UnreadFields {
    /** What a message says of itself and of who entered it is read for the envelope only. */
    private static final Set<String> ENVELOPE = Set.of("MSH", "EVN", "SFT", "MSA");

    private static final Map<String, Set<Integer>> CLERICAL =
            Map.of("ORC", Set.of(1, 9, 10, 11, 12, 17, 18, 19, 21, 22, 23, 24), "PID", Set.of(33, 34));

    /** Segments whose first field only numbers them. */
    private static final Set<String> NUMBERED = Set.of(
            "PID", "PV1", "NK1", "OBX", "OBR", "DG1", "PR1", "AL1", "IAM", "IN1", "GT1", "NTE", "TXA", "SPM", "FT1",
            "TQ1", "AIS", "AIP", "AIL", "AIG", "RGS");

    private UnreadFields() {}

    public static void report(Message message, Sender sender) {
        Map<String, Integer> count = new TreeMap<>();
        Map<String, String> first = new TreeMap<>();
        for (Segment segment : message.segments()) {
            if (!UsedSegments.isUsed(segment) || ENVELOPE.contains(segment.name())) {
                continue;
            }
            for (int field = 1; field <= segment.size(); field++) {
                if (isLost(segment, field)) {
                    String kind = segment.name() + '-' + field;
                    count.merge(kind, 1, Integer::sum);
                    first.putIfAbsent(kind, segment.place(field));
                }
            }
        }
        first.forEach((kind, place) -> sender.report(Issue.information(
                "unmapped-field", place, "No mapping for this field" + more(count.getOrDefault(kind, 1)))));
    }

    private static boolean isLost(Segment segment, int field) {
        if (segment.isRead(field) || (field == 1 && NUMBERED.contains(segment.name()))) {
            return false;
        }
        boolean clerical = CLERICAL.getOrDefault(segment.name(), Set.of()).contains(field);
        return !clerical && segment.says(field);
    }

    private static String more(int count) {
        return count == 1 ? "." : "; it is in " + count + " segments.";
    }
}
