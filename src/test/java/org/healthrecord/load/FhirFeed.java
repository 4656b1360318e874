package org.healthrecord.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import java.util.UUID;
import org.healthrecord.load.Panel.Measure;

/** What a primary care practice sends of a person: one transaction with the patient and all that is known. */
final class FhirFeed {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OffsetDateTime FIRST_VISIT = OffsetDateTime.of(2023, 1, 9, 9, 0, 0, 0, ZoneOffset.ofHours(-5));

    private final LoadPerson person;
    private final ObjectNode bundle = JSON.createObjectNode();
    private final ArrayNode entries;

    private FhirFeed(LoadPerson person) {
        this.person = person;
        bundle.put("resourceType", "Bundle").put("type", "transaction").put("timestamp", "2026-11-01T06:00:00-04:00");
        entries = bundle.putArray("entry");
    }

    /** @param visits how many visits with one panel each the bundle holds */
    static Submission person(LoadPerson person, int visits) {
        FhirFeed feed = new FhirFeed(person);
        feed.patient();
        feed.condition();
        for (int visit = 0; visit < visits; visit++) {
            feed.visit(visit);
        }
        try {
            return Submission.fhir(JSON.writeValueAsBytes(feed.bundle), feed.entries.size());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void patient() {
        ObjectNode patient = entry("Patient", "patient");
        patient.putArray("identifier")
                .addObject()
                .put("system", "https://harbor-primary-care.example/mrn")
                .put("value", person.recordNumber("H"));
        patient.putArray("name")
                .addObject()
                .put("family", person.family())
                .putArray("given")
                .add(person.given());
        patient.put("gender", person.female() ? "female" : "male")
                .put("birthDate", person.birth().toString());
        patient.putArray("telecom").addObject().put("system", "phone").put("value", person.phone());
        ObjectNode address = patient.putArray("address").addObject();
        address.putArray("line").add(person.street());
        address.put("city", person.city()).put("state", "ME").put("postalCode", person.zip());
    }

    private void condition() {
        ObjectNode condition = entry("Condition", "condition");
        code(
                condition.putObject("clinicalStatus"),
                "http://terminology.hl7.org/CodeSystem/condition-clinical",
                "active");
        code(condition.putObject("code"), "http://hl7.org/fhir/sid/icd-10-cm", "I10");
        condition.putObject("subject").put("reference", reference("patient"));
        condition.put("onsetDateTime", "2019-04-02");
    }

    private void visit(int visit) {
        OffsetDateTime at = FIRST_VISIT.plusDays(31L * visit).plusMinutes(person.number() % 400L);
        ObjectNode encounter = entry("Encounter", "visit-" + visit);
        encounter.put("status", "finished");
        encounter
                .putObject("class")
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "AMB");
        encounter.putObject("subject").put("reference", reference("patient"));
        encounter.putObject("period").put("start", time(at)).put("end", time(at.plusMinutes(30)));
        SplittableRandom random = LoadPerson.random(person.seed(), person.number(), -1 - visit);
        for (Measure measure : Panel.ALL.get(visit % Panel.ALL.size()).measures()) {
            observation(visit, at, measure, measure.value(random));
        }
    }

    private void observation(int visit, OffsetDateTime at, Measure measure, String value) {
        ObjectNode observation = entry("Observation", "visit-" + visit + "-" + measure.loinc());
        observation.put("status", "final");
        code(observation.putObject("code"), "http://loinc.org", measure.loinc()).put("text", measure.title());
        observation.putObject("subject").put("reference", reference("patient"));
        observation.putObject("encounter").put("reference", reference("visit-" + visit));
        observation.put("effectiveDateTime", time(at.plusMinutes(10)));
        observation
                .putObject("valueQuantity")
                .put("value", new java.math.BigDecimal(value))
                .put("unit", measure.unit())
                .put("system", "http://unitsofmeasure.org")
                .put("code", measure.unit());
    }

    private static ObjectNode code(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
        return concept;
    }

    private ObjectNode entry(String type, String name) {
        String id = id(name);
        ObjectNode entry = entries.addObject().put("fullUrl", "urn:uuid:" + id);
        ObjectNode resource =
                entry.putObject("resource").put("resourceType", type).put("id", id);
        entry.putObject("request").put("method", "PUT").put("url", type + "/" + id);
        return resource;
    }

    private static String time(OffsetDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at);
    }

    private String reference(String name) {
        return "urn:uuid:" + id(name);
    }

    private String id(String name) {
        return UUID.nameUUIDFromBytes(
                        (person.recordNumber("H") + "/" + name).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
