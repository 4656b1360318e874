package org.healthrecord.mapping.fhir.older;

import org.hl7.fhir.dstu2.model.Quantity;
import org.hl7.fhir.dstu2.model.Type;
import org.hl7.fhir.r4.model.Age;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/** DSTU2 writes an age as a Quantity ({@code onsetQuantity}), R4 as an Age: HAPI's converter breaks off at it. */
record Dstu2Ages(@Nullable Quantity onset, @Nullable Quantity abatement) {

    /** Takes the ages out of a condition. */
    static Dstu2Ages takenFrom(org.hl7.fhir.dstu2.model.Resource sent) {
        if (!(sent instanceof org.hl7.fhir.dstu2.model.Condition condition)) {
            return new Dstu2Ages(null, null);
        }
        Dstu2Ages ages = new Dstu2Ages(age(condition.getOnset()), age(condition.getAbatement()));
        if (ages.onset != null) {
            condition.setOnset(null);
        }
        if (ages.abatement != null) {
            condition.setAbatement(null);
        }
        return ages;
    }

    void putInto(Resource converted) {
        if (converted instanceof Condition condition) {
            if (onset != null) {
                condition.setOnset(of(onset));
            }
            if (abatement != null) {
                condition.setAbatement(of(abatement));
            }
        }
    }

    private static @Nullable Quantity age(@Nullable Type type) {
        return type instanceof Quantity quantity ? quantity : null;
    }

    private static Age of(Quantity quantity) {
        Age age = new Age();
        age.setValue(quantity.getValue()).setUnit(quantity.getUnit());
        age.setSystem(quantity.getSystem()).setCode(quantity.getCode());
        return age;
    }
}
