package org.healthrecord.mapping;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.healthrecord.mapping.ccda.CcdaMapper;
import org.healthrecord.mapping.csv.CsvMapper;
import org.healthrecord.mapping.fhir.FhirMapper;
import org.healthrecord.mapping.hl7v2.Hl7v2Mapper;

/** The mapper of each format. */
public final class Mappers {
    private static final Map<Format, MessageMapper> ALL = new EnumMap<>(Map.of(
            Format.HL7V2, new Hl7v2Mapper(),
            Format.CCDA, new CcdaMapper(),
            Format.CSV, new CsvMapper(),
            Format.FHIR, new FhirMapper()));

    private Mappers() {}

    public static MessageMapper of(Format format) {
        return Objects.requireNonNull(ALL.get(format));
    }
}
