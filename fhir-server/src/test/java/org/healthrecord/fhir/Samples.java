package org.healthrecord.fhir;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.healthrecord.fhir.chart.port.Encoded;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Small resources of invented people. */
public final class Samples {
    private Samples() {}

    public static Encoded encoded(FhirContext fhir, Resource resource) {
        String json = fhir.newJsonParser().encodeResourceToString(resource);
        return new Encoded(resource, json, UUID.nameUUIDFromBytes(json.getBytes(StandardCharsets.UTF_8)));
    }

    public static Patient patient(String id) {
        Patient patient = new Patient();
        patient.setId(id);
        patient.addIdentifier().setSystem("urn:oid:2.999.1").setValue("MRN-" + id);
        patient.addName().setFamily("Sample").addGiven("Pat");
        return patient;
    }

    public static Observation weight(String id, String patient, String kilograms) {
        Observation weight = new Observation().setStatus(ObservationStatus.FINAL);
        weight.setId(id);
        weight.addCategory()
                .addCoding()
                .setSystem("http://terminology.hl7.org/CodeSystem/observation-category")
                .setCode("vital-signs");
        weight.getCode().addCoding().setSystem("http://loinc.org").setCode("29463-7");
        weight.setSubject(new Reference("Patient/" + patient));
        weight.setEffective(new DateTimeType("2024-03-01T10:00:00Z"));
        weight.setValue(new Quantity()
                .setValue(new java.math.BigDecimal(kilograms))
                .setSystem("http://unitsofmeasure.org")
                .setCode("kg")
                .setUnit("kg"));
        return weight;
    }

    public static Provenance provenance(String id, Resource about, String organization) {
        Provenance provenance = new Provenance();
        provenance.setId(id);
        provenance.addTarget(new Reference(about.fhirType() + "/" + about.getIdPart()));
        provenance.addAgent().setWho(new Reference("Organization/" + organization));
        return provenance;
    }
}
