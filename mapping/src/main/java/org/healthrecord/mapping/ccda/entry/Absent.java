package org.healthrecord.mapping.ccda.entry;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;

/** Why a value is not there: CDA null flavors as codes of FHIR's data-absent-reason (table CF_NullAbsent). */
public final class Absent {
    public static final String EXTENSION = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
    private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    private Absent() {}

    /** The code for a null flavor; {@code unknown} for none. */
    public static String code(String nullFlavor) {
        return switch (nullFlavor) {
            case "OTH", "TRC", "UNC" -> "unsupported";
            case "NINF" -> "negative-infinity";
            case "PINF" -> "positive-infinity";
            case "MSK" -> "masked";
            case "NA" -> "not-applicable";
            case "ASKU" -> "asked-unknown";
            case "NAV" -> "temp-unknown";
            case "NASK" -> "not-asked";
            default -> "unknown";
        };
    }

    public static CodeableConcept concept(String reason) {
        return new CodeableConcept().addCoding(new Coding().setSystem(SYSTEM).setCode(reason));
    }

    /** Marks an element that FHIR requires as absent. */
    public static <E extends Element> E mark(E element, String nullFlavor) {
        element.addExtension(EXTENSION, new CodeType(code(nullFlavor)));
        return element;
    }
}
