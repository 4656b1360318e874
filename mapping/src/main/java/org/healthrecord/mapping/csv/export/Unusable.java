package org.healthrecord.mapping.csv.export;

import org.healthrecord.mapping.port.Refusal;

/** Ends the reading of an export that nothing can be made of. Never leaves this package. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    Unusable(String reason, String detail, String place) {
        super(reason, null, false, false);
        this.refusal = Refusal.of(reason, detail, place);
    }

    public Refusal refusal() {
        return refusal;
    }
}
