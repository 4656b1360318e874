package org.healthrecord.fhir.chart.consolidation;

import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.Random;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;

/** Draws what a made statement holds. */
final class Draw {
    private final Random random;

    Draw(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance() {
        return random.nextBoolean();
    }

    @SafeVarargs
    final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    CodeableConcept concept(String system, String... codes) {
        String code = one(codes);
        return chance() ? code(system, code) : code(system, code).setText("the " + code);
    }

    Reference at(Clinic clinic) {
        return new Reference(
                "urn:uuid:00000000-0000-0000-0000-00000000000" + (clinic.id().length() % 10));
    }

    Quantity quantity(int value, String unit) {
        return new Quantity().setValue(value).setUnit(unit);
    }
}
