package org.healthrecord.mapping.fhir.older;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Property;

/**
 * Gives seconds to times that have none. HAPI's parser lets them through and then neither copies nor writes them; FHIR
 * requires the seconds and says that they may be filled with zeros (R4, Datatypes, dateTime).
 */
final class WholeMinutes {
    private WholeMinutes() {}

    static void fill(Base element) {
        for (Property property : element.children()) {
            for (Base value : property.getValues()) {
                if (value instanceof BaseDateTimeType time && time.getPrecision() == TemporalPrecisionEnum.MINUTE) {
                    time.setPrecision(TemporalPrecisionEnum.SECOND);
                } else if (value != null) {
                    fill(value);
                }
            }
        }
    }
}
