package org.healthrecord.mapping;

import org.healthrecord.mapping.ccda.CcdaMapper;
import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.fhir.FhirMapper;
import org.healthrecord.mapping.hl7v2.Hl7v2Mapper;

/** The mapper of each format. */
public final class Mappers {
    private static final MessageMapper HL7V2 = new Hl7v2Mapper();
    private static final MessageMapper CCDA = new CcdaMapper();
    private static final MessageMapper CSV = new CsvMapper();
    private static final MessageMapper FHIR = new FhirMapper();

    private Mappers() {}

    public static MessageMapper of(Format format) {
        return switch (format) {
            case HL7V2 -> HL7V2;
            case CCDA -> CCDA;
            case CSV -> CSV;
            case FHIR -> FHIR;
        };
    }

    /** For looking only: also shows what a message without a patient's number would state, which is quarantined otherwise. */
    public static MessageMapper forDryRun(Format format) {
        return switch (format) {
            case HL7V2 -> Hl7v2Mapper.forDryRun();
            case CCDA -> CcdaMapper.forDryRun();
            case CSV, FHIR -> of(format);
        };
    }
}
