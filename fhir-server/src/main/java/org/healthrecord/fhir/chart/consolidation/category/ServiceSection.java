package org.healthrecord.fhir.chart.consolidation.category;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.terms.LoincKind;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * HL7 table 0074, Diagnostic Service Section ID (OBR-24), as far as a section is one of the laboratory (the category's
 * definition in FHIR counts histology, cytology, pathology and genetics among it) or of imaging.
 */
final class ServiceSection {
    static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v2-0074";

    private static final Set<String> LABORATORY = Set.of(
            "BG", "BLB", "CG", "CH", "CP", "GE", "HM", "IMM", "LAB", "MB", "MCB", "MYC", "OSL", "PAR", "PAT", "SP",
            "SR", "TX", "URN", "VR");

    private static final Set<String> IMAGING =
            Set.of("CT", "CUS", "IMG", "NMR", "NMS", "OUS", "RAD", "RUS", "RX", "VUS", "XRC");

    private ServiceSection() {}

    static Optional<LoincKind> kind(List<CodeableConcept> categories) {
        return codings(categories)
                .filter(c -> SYSTEM.equals(c.getSystem()))
                .flatMap(c -> kind(c.getCode()).stream())
                .findFirst();
    }

    /** Whether a section is named at all, be it of the laboratory or not. */
    static boolean isNamed(List<CodeableConcept> categories) {
        return codings(categories).anyMatch(c -> SYSTEM.equals(c.getSystem()) && c.hasCode());
    }

    private static Optional<LoincKind> kind(@Nullable String code) {
        if (code == null) {
            return Optional.empty();
        }
        return LABORATORY.contains(code)
                ? Optional.of(LoincKind.LABORATORY)
                : IMAGING.contains(code) ? Optional.of(LoincKind.IMAGING) : Optional.empty();
    }

    private static Stream<Coding> codings(List<CodeableConcept> categories) {
        return categories.stream().flatMap(c -> c.getCoding().stream());
    }
}
