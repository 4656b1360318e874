package org.healthrecord.mapping;

import org.healthrecord.mapping.ccda.CcdaMapper;
import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.fhir.FhirMapper;
import org.healthrecord.mapping.hl7v2.Hl7v2Mapper;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.unstructured.UnstructuredMapper;

/** The mapper of each format; behind it what it states is checked, and the source's own code map applied. Documents come before it. */
public final class Mappers {
    private static final MessageMapper HL7V2 = checked(new Hl7v2Mapper());
    private static final MessageMapper CCDA = checked(new CcdaMapper());
    private static final MessageMapper CSV = checked(new CsvMapper());
    private static final MessageMapper FHIR = checked(new FhirMapper());

    private static final MessageMapper HL7V2_SHOWN = checked(Hl7v2Mapper.forDryRun());
    private static final MessageMapper CCDA_SHOWN = checked(CcdaMapper.forDryRun());
    private static final MessageMapper FHIR_SHOWN = checked(FhirMapper.forDryRun());

    private Mappers() {}

    private static MessageMapper checked(MessageMapper mapper) {
        return new CodedMapper(new JudgedMapper(new UnstructuredMapper(mapper)));
    }

    /** The mapper for a dry run: it shows what the service would quarantine because the patient is unknown. */
    public static MessageMapper forDryRun(Format format) {
        return switch (format) {
            case HL7V2 -> HL7V2_SHOWN;
            case FHIR -> FHIR_SHOWN;
            case CCDA -> CCDA_SHOWN;
            case CSV -> of(format);
        };
    }

    public static MessageMapper of(Format format) {
        return switch (format) {
            case HL7V2 -> HL7V2;
            case CCDA -> CCDA;
            case CSV -> CSV;
            case FHIR -> FHIR;
        };
    }
}
