package org.healthrecord.samples.generator;

import static org.healthrecord.samples.generator.Clinic.PRIMARY;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.healthrecord.samples.generator.Fact.Allergy;
import org.healthrecord.samples.generator.Fact.Medicine;
import org.healthrecord.samples.generator.Fact.Problem;
import org.healthrecord.samples.generator.Fact.Result;
import org.healthrecord.samples.generator.Fact.Vaccine;
import org.healthrecord.samples.generator.Fact.Visit;
import org.healthrecord.samples.generator.Person.Who;

/** The primary care practice's FHIR R4 transactions: a directory, and one bundle per person. */
final class FhirWriter {
    private static final String NPI = "http://hl7.org/fhir/sid/us-npi";
    private static final String DOCTOR = "9999990035";
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final Story story;
    private final List<Object> entries = new ArrayList<>();

    private FhirWriter(Story story) {
        this.story = story;
    }

    static Object directory() {
        FhirWriter w = new FhirWriter(null);
        w.entry(
                "Organization",
                "org",
                map(
                        "identifier",
                        List.of(map("system", "https://harbor-primary-care.example/org", "value", "HPC")),
                        "active",
                        true,
                        "name",
                        PRIMARY.title));
        w.entry(
                "Practitioner",
                "doctor",
                map(
                        "identifier",
                        List.of(map("system", NPI, "value", DOCTOR)),
                        "name",
                        List.of(map("family", "Eklund", "given", List.of("Marit"), "prefix", List.of("Dr.")))));
        return map(
                "resourceType",
                "Bundle",
                "type",
                "batch",
                "timestamp",
                "2026-11-01T06:00:00-04:00",
                "entry",
                w.entries);
    }

    static Object bundle(Story story) {
        FhirWriter w = new FhirWriter(story);
        w.patient(story.person.known.get(PRIMARY));
        story.at(PRIMARY).forEach(w::fact);
        return map(
                "resourceType",
                "Bundle",
                "type",
                "transaction",
                "timestamp",
                "2026-11-01T06:00:00-04:00",
                "entry",
                w.entries);
    }

    private void patient(Who p) {
        List<String> given = p.middle().isEmpty() ? List.of(p.given()) : List.of(p.given(), p.middle());
        Map<String, Object> name = map("use", "official", "family", p.family(), "given", given);
        if (!p.suffix().isEmpty()) {
            name.put("suffix", List.of(p.suffix()));
        }
        entry(
                "Patient",
                "patient",
                map(
                        "identifier",
                                List.of(map(
                                        "type",
                                                map(
                                                        "coding",
                                                        List.of(map(
                                                                "system",
                                                                "http://terminology.hl7.org/CodeSystem/v2-0203",
                                                                "code",
                                                                "MR"))),
                                        "system", "https://harbor-primary-care.example/mrn",
                                        "value", story.person.mrn(PRIMARY))),
                        "name", List.of(name),
                        "telecom", List.of(map("system", "phone", "value", p.phone(), "use", "home")),
                        "gender", p.sex().equals("F") ? "female" : "male",
                        "birthDate", p.birth().toString(),
                        "address",
                                List.of(map(
                                        "line",
                                        List.of(p.street()),
                                        "city",
                                        p.city(),
                                        "state",
                                        "ME",
                                        "postalCode",
                                        p.zip(),
                                        "country",
                                        "US"))));
    }

    private void fact(Fact fact) {
        if (fact instanceof Visit v) {
            entry(
                    "Encounter",
                    v.id(),
                    map(
                            "status", "finished",
                            "class", map("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code", "AMB"),
                            "type", List.of(map("text", v.reason())),
                            "subject", ref("patient"),
                            "participant",
                                    List.of(map(
                                            "individual",
                                            map(
                                                    "reference",
                                                    "Practitioner?identifier=" + NPI + "|" + DOCTOR,
                                                    "display",
                                                    "Dr. Marit Eklund"))),
                            "period", map("start", time(v.start()), "end", time(v.end())),
                            "serviceProvider",
                                    map(
                                            "reference",
                                            "Organization?identifier=https://harbor-primary-care.example/org|HPC",
                                            "display",
                                            PRIMARY.title)));
        } else if (fact instanceof Problem p) {
            entry(
                    "Condition",
                    p.id(),
                    map(
                            "clinicalStatus",
                                    coded("http://terminology.hl7.org/CodeSystem/condition-clinical", "active", null),
                            "verificationStatus",
                                    coded(
                                            "http://terminology.hl7.org/CodeSystem/condition-ver-status",
                                            "confirmed",
                                            null),
                            "category",
                                    List.of(coded(
                                            "http://terminology.hl7.org/CodeSystem/condition-category",
                                            "problem-list-item",
                                            null)),
                            "code", coded("http://hl7.org/fhir/sid/icd-10-cm", p.icd10(), p.name()),
                            "subject", ref("patient"),
                            "onsetDateTime", p.onset().toString()));
        } else if (fact instanceof Medicine m) {
            entry(
                    "MedicationRequest",
                    m.id(),
                    map(
                            "status", m.stoppedAt().contains(PRIMARY) ? "stopped" : "active",
                            "intent", "order",
                            "medicationCodeableConcept",
                                    coded("http://www.nlm.nih.gov/research/umls/rxnorm", m.rxnorm(), m.name()),
                            "subject", ref("patient"),
                            "authoredOn", m.written().toString(),
                            "dosageInstruction", List.of(map("text", m.sig()))));
        } else {
            more(fact);
        }
    }

    private void more(Fact fact) {
        if (fact instanceof Allergy a) {
            entry(
                    "AllergyIntolerance",
                    a.id(),
                    map(
                            "clinicalStatus",
                                    coded(
                                            "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
                                            "active",
                                            null),
                            "category", List.of("medication"),
                            "code", coded("http://www.nlm.nih.gov/research/umls/rxnorm", a.rxnorm(), a.name()),
                            "patient", ref("patient"),
                            "recordedDate", a.noted().toString(),
                            "reaction", List.of(map("manifestation", List.of(map("text", a.reaction()))))));
        } else if (fact instanceof Vaccine i) {
            entry(
                    "Immunization",
                    i.id(),
                    map(
                            "status", "completed",
                            "vaccineCode", coded("http://hl7.org/fhir/sid/cvx", i.cvx(), i.name()),
                            "patient", ref("patient"),
                            "occurrenceDateTime", i.given().toString(),
                            "primarySource", true));
        } else if (fact instanceof Result r) {
            String category = r.test().lab ? "laboratory" : r.test() == Test.PAIN ? "survey" : "vital-signs";
            entry(
                    "Observation",
                    r.id(),
                    map(
                            "status", "final",
                            "category",
                                    List.of(coded(
                                            "http://terminology.hl7.org/CodeSystem/observation-category",
                                            category,
                                            null)),
                            "code", coded("http://loinc.org", r.test().loinc, r.test().title),
                            "subject", ref("patient"),
                            "effectiveDateTime", time(r.at()),
                            "valueQuantity",
                                    map(
                                            "value",
                                            new BigDecimal(r.now()),
                                            "unit",
                                            r.test().unit,
                                            "system",
                                            "http://unitsofmeasure.org",
                                            "code",
                                            r.test().unit)));
        }
    }

    private void entry(String type, String id, Map<String, Object> content) {
        String uuid = uuid(id);
        Map<String, Object> resource = map("resourceType", type, "id", uuid);
        resource.putAll(content);
        entries.add(map(
                "fullUrl",
                "urn:uuid:" + uuid,
                "resource",
                resource,
                "request",
                map("method", "PUT", "url", type + "/" + uuid)));
    }

    private Map<String, Object> ref(String id) {
        return map("reference", "urn:uuid:" + uuid(id));
    }

    private String uuid(String id) {
        String whose = story == null ? "directory" : story.person.mrn(PRIMARY);
        return UUID.nameUUIDFromBytes((whose + "/" + id).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, Object> coded(String system, String code, String text) {
        Map<String, Object> coding = map("system", system, "code", code);
        if (text == null) {
            return map("coding", List.of(coding));
        }
        coding.put("display", text);
        return map("coding", List.of(coding), "text", text);
    }

    private static String time(LocalDateTime at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(ZONE));
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
