package org.healthrecord.fhir.exit.view;

import java.util.List;
import java.util.Random;

/** Makes requests over all that shows a chart; {@code P} and {@code Q} in braces stand for two persons, a number for a resource. */
final class Requests {
    private static final List<String> TYPES = List.of(
            "Observation",
            "Condition",
            "MedicationRequest",
            "AllergyIntolerance",
            "Procedure",
            "Immunization",
            "Encounter",
            "DocumentReference",
            "Provenance",
            "List",
            "Consent");
    /** What is asked for by its id. */
    static final List<String> READ = List.of(
            "Patient",
            "Observation",
            "Condition",
            "MedicationRequest",
            "AllergyIntolerance",
            "Procedure",
            "Immunization",
            "Encounter",
            "DocumentReference",
            "Binary",
            "Provenance",
            "List");

    private static final List<String> NUMBERS =
            List.of("urn:x|X1", "urn:a|A1", "urn:b|B1", "X1", "A1", "urn:x|X9", "urn:portal|P1", "urn:a|A9", "nobody");

    private final Random random;
    private final int resources;

    /** @param resources how many can be read by number */
    Requests(long seed, int resources) {
        this.random = new Random(seed);
        this.resources = resources;
    }

    String next() {
        return switch (random.nextInt(12)) {
            case 0 -> any(TYPES) + "?" + who() + page();
            case 1, 2 -> "Observation?" + who() + "&" + any(observation()) + page();
            case 3 -> any(TYPES.subList(0, 2)) + "?" + who() + any(along()) + page();
            case 4 -> "Patient?" + any(people());
            case 5 -> any(nobody());
            case 6 -> "Patient/{P}/$everything"
                    + any(List.of(
                            "",
                            "?_count=7",
                            "?_type=Observation,Condition",
                            "?start=2026-01-02&end=2026-01-03",
                            "?_type=Binary,DocumentReference",
                            "?_type=Provenance&_count=5"));
            case 7 -> any(operations());
            case 8, 9 -> "{" + random.nextInt(resources) + "}";
            case 10 -> "{" + random.nextInt(resources) + "}/$evidence" + any(List.of("", "?messages=true"));
            default -> any(others());
        };
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String who() {
        return any(List.of(
                "patient={P}",
                "patient={P}",
                "patient=Patient/{P}",
                "patient={P},{Q}",
                "patient={Q}",
                "patient.identifier=" + any(NUMBERS),
                "patient.name=lovelace",
                "patient:Patient={P}"));
    }

    private String page() {
        return any(List.of(
                "", "", "&_count=2", "&_count=3", "&_summary=count", "&_count=0", "&_summary=true", "&_elements=code"));
    }

    private List<String> observation() {
        return List.of(
                "code=" + any(Story.LOINC),
                "code=http://loinc.org|" + any(Story.LOINC),
                "code:not=" + any(Story.LOINC),
                "category=laboratory",
                "date=ge2026-01-02",
                "date=2026-01-03",
                "date=lt2026-01-03&date=gt2026-01-01",
                "status=final",
                "status=cancelled",
                "value-quantity=gt1",
                "value-quantity=1",
                "_sort=-date",
                "_sort=date",
                "_sort=code",
                "_tag:not=whatever",
                "encounter:missing=false",
                "_lastUpdated=gt2000-01-01",
                "_lastUpdated=lt2000-01-01",
                "combo-code=" + any(Story.LOINC),
                "value-concept:missing=true",
                "encounter.class=AMB",
                "encounter.date=2026-01-02",
                "_has:Provenance:target:agent=Organization/source-x");
    }

    private List<String> along() {
        return List.of(
                "&_include=Observation:encounter",
                "&_include=Observation:patient",
                "&_include=Condition:encounter",
                "&_revinclude=Provenance:target",
                "&_include=Observation:encounter&_include:iterate=Encounter:participant",
                "&_include=Observation:encounter&_revinclude:iterate=Condition:encounter");
    }

    private List<String> people() {
        return List.of(
                "identifier=" + any(NUMBERS),
                "identifier=" + any(NUMBERS) + "&_revinclude=Observation:patient",
                "name=lovelace",
                "name=turing",
                "birthdate=1975-12-10",
                "address-city=Xtown",
                "address-city=bath",
                "_id={P}",
                "_id={P},{Q}",
                "telecom=555-01X1",
                "phone=555-01X1",
                "_has:Observation:patient:code=" + any(Story.LOINC),
                "_has:Condition:patient:code=" + any(Story.SNOMED),
                "identifier=" + any(NUMBERS) + "," + any(NUMBERS),
                "family=lovelace&_summary=count",
                "active:missing=true",
                "link:missing=true",
                "_id={P}&_revinclude=Provenance:target",
                "_id={P}&_has:Encounter:patient:date=2026-01-01");
    }

    private List<String> nobody() {
        return List.of(
                "Observation?code=" + any(Story.LOINC),
                "Observation?date=2026-01-02&_sort=date",
                "Encounter?date=ge2026-01-03",
                "Condition?code=" + any(Story.SNOMED) + "&_summary=count",
                "AllergyIntolerance?_count=3",
                "Provenance?agent=Organization/source-x",
                "Provenance?agent=Organization/source-b&_count=4",
                "Encounter?participant.family=Doctor",
                "Practitioner?name=doctor",
                "Organization?_count=20",
                "MedicationRequest?code=" + any(Story.RXNORM) + "&_include=MedicationRequest:patient",
                "Condition?_revinclude=Provenance:target&code=" + any(Story.SNOMED));
    }

    private List<String> operations() {
        return List.of(
                "Patient/{P}/$summary",
                "Observation/$lastn?patient={P}&category=laboratory",
                "Observation/$lastn?patient={P}&category=laboratory&max=2",
                "DocumentReference/$docref?patient={P}",
                "DocumentReference/$docref?patient={P}&start=2026-01-01&end=2026-01-04",
                "Patient/$ihe-pix?sourceIdentifier=" + any(NUMBERS),
                "match " + any(List.of("X1", "A1", "lovelace", "nobody")));
    }

    private List<String> others() {
        return List.of(
                "Condition?patient={P}&_list=$current-problems",
                "MedicationRequest?patient={P}&_list=$current-medications",
                "AllergyIntolerance?patient={P}&_list=$current-allergies",
                "List/current-problems-{P}",
                "List/current-medications-{P}/$evidence",
                "List/current-allergies-{P}",
                "List?subject=Patient/{P}&code=11450-4",
                "Provenance?target={" + random.nextInt(resources) + "}",
                "Provenance?patient={P}&_count=6",
                "{" + random.nextInt(resources) + "}?_summary=text",
                "Patient/{P}/$evidence",
                "Patient?_id={Q}&_revinclude=Provenance:target",
                "Practitioner?_id=none",
                "Encounter?patient={P}&_revinclude=Observation:encounter");
    }
}
