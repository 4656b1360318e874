package org.healthrecord.mapping.code;

import java.util.Set;

/** The LOINC codes of the FHIR R4 and US Core vital signs profiles: what has one is a vital sign whatever the sender calls it. */
public final class VitalSigns {
    private static final Set<String> LOINC = Set.of(
            "85353-1", "9279-1", "8867-4", "2708-6", "59408-5", "8310-5", "8302-2", "9843-4", "8287-5", "29463-7",
            "39156-5", "85354-9", "8480-6", "8462-4", "8478-0", "3150-0", "3151-8", "8289-1", "59576-9", "77606-2",
            "3141-9", "8306-3", "8331-1", "8328-7");

    private VitalSigns() {}

    public static boolean isOne(String loinc) {
        return LOINC.contains(loinc);
    }
}
