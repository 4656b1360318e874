package org.healthrecord.mapping;

import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.fhir.FhirMapper;

/** The mapper of each format. */
public final class Mappers {
    private static final MessageMapper CSV = new CsvMapper();
    private static final MessageMapper FHIR = new FhirMapper();

    private Mappers() {}

    public static MessageMapper of(Format format) {
        return switch (format) {
            case CSV -> CSV;
            case FHIR -> FHIR;
            case HL7V2, CCDA -> throw new IllegalArgumentException("No mapper for " + format);
        };
    }
}
