package org.healthrecord.fhir.chart.summary;

import java.util.List;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The entry of a section of which no clinic has said anything: the guide's code of "no information". That somebody has
 * none of a thing is said only where a clinic states it; then its own statement stands in the section.
 */
final class Absence {
    private static final String SYSTEM = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";
    private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
    private static final String CONDITION = "http://terminology.hl7.org/CodeSystem/condition-clinical";

    private Absence() {}

    /** @param code of the system absent-unknown */
    static Resource of(SectionKind kind, String code, Reference subject) {
        CodeableConcept absent = new CodeableConcept(new Coding(SYSTEM, code, words(kind))).setText(words(kind));
        Resource resource =
                switch (kind) {
                    case ALLERGIES -> new AllergyIntolerance()
                            .setClinicalStatus(coded(CLINICAL, "active"))
                            .setCode(absent)
                            .setPatient(subject);
                    case MEDICATIONS -> new MedicationStatement()
                            .setStatus(MedicationStatement.MedicationStatementStatus.UNKNOWN)
                            .setMedication(absent)
                            .setSubject(subject)
                            .setEffective(unknownTime());
                    case PROBLEMS -> new Condition()
                            .setClinicalStatus(coded(CONDITION, "active"))
                            .setCode(absent)
                            .setSubject(subject);
                    case IMMUNIZATIONS -> new Immunization()
                            .setStatus(Immunization.ImmunizationStatus.NOTDONE)
                            .setVaccineCode(absent)
                            .setPatient(subject)
                            .setOccurrence(unknownTime());
                    case PROCEDURES -> new Procedure()
                            .setStatus(Procedure.ProcedureStatus.UNKNOWN)
                            .setCode(absent)
                            .setSubject(subject)
                            .setPerformed(unknownTime());
                    case DEVICES -> new DeviceUseStatement()
                            .setStatus(DeviceUseStatement.DeviceUseStatementStatus.ACTIVE)
                            .setDevice(new Reference().setDisplay(words(kind)))
                            .setSubject(subject);
                    default -> throw new IllegalArgumentException(kind.name());
                };
        resource.setId("no-information-" + kind.loinc());
        return resource;
    }

    static String words(SectionKind kind) {
        return "No information about " + kind.title().toLowerCase(java.util.Locale.ROOT);
    }

    private static CodeableConcept coded(String system, String code) {
        return new CodeableConcept(new Coding(system, code, null));
    }

    private static DateTimeType unknownTime() {
        DateTimeType time = new DateTimeType();
        time.setExtension(List.of(
                new Extension("http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("unknown"))));
        return time;
    }
}
