package org.healthrecord.mapping.fhir.delivery;

import org.healthrecord.mapping.port.Refusal;

/** Ends the reading of a payload that nothing can be made of. Never leaves this package. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public Unusable(String reason, String detail, String place) {
        super(reason, null, false, false);
        this.refusal = Refusal.of(reason, detail, place);
    }

    public Refusal refusal() {
        return refusal;
    }
}
