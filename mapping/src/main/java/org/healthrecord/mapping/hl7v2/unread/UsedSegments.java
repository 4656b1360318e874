package org.healthrecord.mapping.hl7v2.unread;

import java.util.Optional;
import java.util.Set;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.hl7v2.reader.Segment;

/** Which segments the mapping reads; every other one is reported, so that nothing is dropped silently. */
public final class UsedSegments {
    private static final Set<String> USED = Set.of(
            "MSH", "EVN", "PID", "PD1", "PV1", "PV2", "NK1", "MRG", "DG1", "PR1", "AL1", "IAM", "OBX", "OBR", "ORC",
            "NTE", "RXA", "RXR", "RXE", "RXO", "RXD", "RXC", "FT1", "GT1", "IN2", "ACC", "RF1", "PRD", "CTD", "TXA",
            "SCH", "AIS", "AIP", "AIL", "AIG", "RGS", "IN1", "PRB", "SPM", "TQ1", "ROL", "PRT");

    /** Segments of the transport, which say nothing about a patient. */
    private static final Set<String> TRANSPORT =
            Set.of("SFT", "UAC", "MSA", "ERR", "QAK", "QPD", "RCP", "DSC", "QRD", "QRF");

    private UsedSegments() {}

    static boolean isUsed(Segment segment) {
        return USED.contains(segment.name());
    }

    public static Optional<Issue> issue(Segment segment) {
        if (USED.contains(segment.name()) || TRANSPORT.contains(segment.name())) {
            return Optional.empty();
        }
        return Optional.of(
                segment.name().startsWith("Z")
                        ? Issue.information(
                                "local-segment", segment.place(), "A segment of the sender's own; not mapped.")
                        : Issue.warning("unmapped-segment", segment.place(), "No mapping for this segment."));
    }
}
