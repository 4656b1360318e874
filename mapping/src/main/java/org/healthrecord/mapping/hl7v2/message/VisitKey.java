package org.healthrecord.mapping.hl7v2.message;

import java.util.Optional;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.hl7v2.draft.RegistrationDraft;
import org.healthrecord.mapping.hl7v2.reader.Segment;

/** What a visit is known by: its number, the account it is charged to, or else its class and beginning. */
final class VisitKey {
    private VisitKey() {}

    /**
     * Empty where the PV1 says too little to be a visit of its own.
     *
     * @param keeper whether the message keeps visits; then even a bare PV1 is one
     */
    static Optional<String> of(PatientPart part, Segment pv1, RegistrationDraft draft, boolean keeper) {
        if (pv1.valued(19)) {
            return Optional.of(KeyKind.VISIT.of(pv1.text(19)));
        }
        if (part.pid().valued(18)) {
            return Optional.of(KeyKind.ACCOUNT.of(part.pid().text(18)));
        }
        if (pv1.valued(50)) {
            return Optional.of(KeyKind.ALTERNATE.of(pv1.text(50)));
        }
        String begin = pv1.text(44);
        boolean says = keeper || saysMoreThanClass(pv1);
        if (begin.isEmpty() && says) {
            String sent = draft.message().header().text(7);
            begin = sent.substring(0, Math.min(8, sent.length()));
        }
        return begin.isEmpty() && !says ? Optional.empty() : Optional.of(KeyKind.VISIT.of(pv1.text(2), begin));
    }

    private static boolean saysMoreThanClass(Segment pv1) {
        for (int field = 3; field <= pv1.size(); field++) {
            if (!pv1.sent(field).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
