package org.healthrecord.mapping.fhir.older;

import java.util.function.Supplier;
import org.hl7.fhir.exceptions.FHIRException;

/** Runs a converter of HAPI. The setters of its R4 model throw a bare {@link Error} for a type that has no place in R4. */
final class Converted {
    private Converted() {}

    /** @throws FHIRException where the converter cannot do it */
    static <T> T by(Supplier<T> converter) {
        try {
            return converter.get();
        } catch (Error e) {
            if (e.getClass() != Error.class) {
                throw e;
            }
            throw new FHIRException("A value has a type that R4 does not allow there.");
        }
    }
}
