package org.healthrecord.fhir.chart.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListEntryComponent;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** What holds now, each thing once. */
class CurrentListTest {
    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
    private static final String ICD = "http://hl7.org/fhir/sid/icd-10-cm";
    private static final String SNOMED = "http://snomed.info/sct";
    private final List<Listed> facts = new ArrayList<>();
    private int made;

    /** An element of which another clinic states "active". */
    private String disputed = "";

    @Test
    void aDrugIsOneRowAcrossClinicsTypesAndStrengthsByItsIngredient() {
        order("oxycodone hydrochloride 5 MG Oral Tablet", "1049621", "2024-02-01", r -> {});
        order("oxycodone 10 mg 1 tab q6h prn", null, "2024-05-01", r -> r.addDosageInstruction()
                .setText("1 tab q6h prn"));
        taken("oxycodone", "7804", MedicationStatementStatus.ACTIVE, "2023-11-05", null);
        order("metoprolol tartrate", "6918", "2024-01-01", r -> {});

        List<ListEntryComponent> rows = list(ListKind.MEDICATIONS).getEntry();

        assertThat(rows).extracting(r -> said(r, "name")).containsExactly(List.of("metoprolol"), List.of("oxycodone"));
        assertThat(said(rows.get(1), "last-order")).containsExactly("2024-05-01");
        assertThat(said(rows.get(1), "since")).containsExactly("2023-11-05");
        assertThat(said(rows.get(1), "dose")).containsExactly("1 tab q6h prn");
        assertThat(beside(rows.get(1))).hasSize(2);
    }

    @Test
    void twoDrugsInOneProductAreAnotherDrug() {
        order("oxycodone 5 mg / acetaminophen 325 mg", null, "2024-02-01", r -> {});
        order("oxycodone 5 mg", null, "2024-02-01", r -> {});

        assertThat(list(ListKind.MEDICATIONS).getEntry()).hasSize(2);
    }

    @Test
    void whatIsStoppedCancelledOrOnlyPlannedIsNotCurrent() {
        order("lisinopril", "29046", "2024-02-01", r -> r.setStatus(MedicationRequestStatus.STOPPED));
        order("metoprolol", "6918", "2024-02-01", r -> r.setStatus(MedicationRequestStatus.CANCELLED));
        order("warfarin", "11289", "2024-02-01", r -> r.setIntent(MedicationRequest.MedicationRequestIntent.PLAN));

        ListResource list = list(ListKind.MEDICATIONS);

        assertThat(list.getEntry()).isEmpty();
        assertThat(list.hasEmptyReason()).isTrue();
    }

    @Test
    void aMedicineWithoutAnEndSaysSoAndAnOldOneThatNobodyHasStopped() {
        order("lisinopril", "29046", "1983-06-01", r -> {});
        order("metoprolol", "6918", "2024-02-01", r -> {});
        taken("warfarin", "11289", MedicationStatementStatus.UNKNOWN, "2024-01-01", "2024-06-30");

        List<ListEntryComponent> rows = list(ListKind.MEDICATIONS).getEntry();

        assertThat(said(rows.get(0), "note"))
                .containsExactly("no end stated", "old: ordered 1983, never reported stopped");
        assertThat(said(rows.get(1), "note")).containsExactly("no end stated");
        assertThat(said(rows.get(2), "note")).isEmpty();
        assertThat(said(rows.get(2), "until")).containsExactly("2024-06-30");
    }

    @Test
    void aMedicineOfWhichItIsNotSaidWhetherItIsTakenSaysThat() {
        taken("warfarin", "11289", MedicationStatementStatus.UNKNOWN, "2024-01-01", null);
        order("lisinopril", "29046", "2024-01-01", r -> r.setStatus(MedicationRequestStatus.ONHOLD));

        List<ListEntryComponent> rows = list(ListKind.MEDICATIONS).getEntry();

        assertThat(said(rows.get(0), "note")).containsExactly("on hold", "no end stated");
        assertThat(said(rows.get(1), "note")).containsExactly("not said whether it is still taken", "no end stated");
    }

    @Test
    void whatAClinicSaysWasStoppedIsNotCalledNeverStopped() {
        disputed = "status";
        order("lisinopril", "29046", "1983-06-01", r -> {});
        disputed = "";
        order("metoprolol", "6918", "2024-02-01", r -> {});

        assertThat(said(list(ListKind.MEDICATIONS).getEntryFirstRep(), "note"))
                .containsExactly("clinics disagree whether it is still taken", "old: ordered 1983");
    }

    @Test
    void whatWasGivenOrDispensedTellsWhenItWasLastButNotThatItGoesOn() {
        MedicationDispense dispense = new MedicationDispense();
        dispense.setStatus(MedicationDispense.MedicationDispenseStatus.COMPLETED)
                .setMedication(drug("lisinopril", "29046"))
                .setWhenHandedOverElement(new DateTimeType("2024-04-09"));
        fact(dispense);
        MedicationAdministration given = new MedicationAdministration();
        given.setStatus(MedicationAdministration.MedicationAdministrationStatus.COMPLETED)
                .setMedication(drug("warfarin", "11289"))
                .setEffective(new DateTimeType("2024-04-09"));
        fact(given);
        order("lisinopril", "29046", "2024-02-01", r -> {});

        List<ListEntryComponent> rows = list(ListKind.MEDICATIONS).getEntry();

        assertThat(rows).hasSize(1);
        assertThat(said(rows.get(0), "last-order")).containsExactly("2024-02-01");
        assertThat(said(rows.get(0), "last-heard")).containsExactly("2024-04-09");
    }

    @Test
    void theSameOrderAgainIsNotNamedBesideAnotherPrescribersIs() {
        order("lisinopril 10 mg", "29046", "2024-02-01", r -> r.setRequester(new Reference("Practitioner/a")));
        order("lisinopril 10 mg", "29046", "2024-05-01", r -> r.setRequester(new Reference("Practitioner/a")));
        order("lisinopril 10 mg", "29046", "2024-03-01", r -> r.setRequester(new Reference("Practitioner/b")));

        ListEntryComponent row = list(ListKind.MEDICATIONS).getEntryFirstRep();

        assertThat(row.getItem().getReference()).isEqualTo("MedicationRequest/2");
        assertThat(beside(row)).containsExactly("MedicationRequest/3");
    }

    @Test
    void problemsAreOneRowACodeWithTheirSpansTheChronicFirst() {
        problem(ICD, "J45.909", "Unspecified asthma", "active", "2010-01-01", null);
        problem(SNOMED, "10509002", "Acute bronchitis", "active", "2024-05-01", null);
        problem(SNOMED, "10509002", "Acute bronchitis", "resolved", "2019-03-01", "2019-03-20");

        List<ListEntryComponent> rows = list(ListKind.PROBLEMS).getEntry();

        assertThat(rows)
                .extracting(r -> said(r, "name").get(0))
                .containsExactly("Unspecified asthma", "Acute bronchitis");
        assertThat(said(rows.get(1), "span")).containsExactly("2019-03-01/2019-03-20", "2024-05-01/");
        assertThat(beside(rows.get(1))).isEmpty();
    }

    @Test
    void whatIsResolvedSocialOrOfTheOfficeStandsApart() {
        problem(SNOMED, "1", "Fracture of ankle", "resolved", "2019-03-01", "2019-06-01");
        problem(SNOMED, "2", "Full-time employment (finding)", "active", "2019-03-01", null);
        problem(ICD, "Z59.0", "Homelessness", "active", "2022-03-01", null);
        problem(ICD, "Z00.00", "General adult examination", "active", "2024-03-01", null);
        problem(ICD, "I10", "Hypertension", "active", "2018-03-01", null);

        assertThat(list(ListKind.PROBLEMS).getEntry())
                .extracting(r -> said(r, "name").get(0))
                .containsExactly("Hypertension");
        assertThat(flags(ListKind.OTHER_PROBLEMS))
                .containsExactly(
                        "social: Homelessness",
                        "social: Full-time employment (finding)",
                        "administrative: General adult examination",
                        "resolved: Fracture of ankle");
    }

    @Test
    void aVisitsDiagnosisWithoutAStatusIsCurrentOnlyWhereItIsChronic() {
        problem(ICD, "S93.401A", "Sprain of ankle", null, "2024-03-01", null);
        problem(ICD, "E11.9", "Type 2 diabetes", null, "2024-03-01", null);

        List<ListEntryComponent> rows = list(ListKind.PROBLEMS).getEntry();

        assertThat(rows).extracting(r -> said(r, "name").get(0)).containsExactly("Type 2 diabetes");
        assertThat(said(rows.get(0), "note")).containsExactly("long-term", "no status stated");
        assertThat(flags(ListKind.OTHER_PROBLEMS))
                .containsExactly("found at a visit, not said whether it lasts: Sprain of ankle");
    }

    @Test
    void whatIsOverAtOneClinicAndGoesOnAtAnotherIsListedWithTheirDisagreement() {
        disputed = "clinicalStatus";
        problem(SNOMED, "13645005", "COPD", "resolved", "2018-03-01", null);
        assertThat(said(list(ListKind.PROBLEMS).getEntryFirstRep(), "note"))
                .containsExactly("long-term", "clinics disagree whether it holds");

        facts.clear();
        allergy(
                "111088007",
                "Latex",
                a -> a.setClinicalStatus(new CodeableConcept(new Coding("urn:status", "resolved", null))));
        assertThat(said(list(ListKind.ALLERGIES).getEntryFirstRep(), "note"))
                .containsExactly("clinics disagree whether it holds");

        facts.clear();
        disputed = "status";
        order("lisinopril", "29046", "2024-02-01", r -> r.setStatus(MedicationRequestStatus.STOPPED));
        assertThat(said(list(ListKind.MEDICATIONS).getEntryFirstRep(), "note"))
                .containsExactly("clinics disagree whether it is still taken");
    }

    @Test
    void aProblemIsLongTermByItsCodeElseByItsWordsAndNamesAllItsFacts() {
        problem(SNOMED, "195967001", "Asthma (disorder)", "active", "2010-01-01", null);
        problem(SNOMED, "195967001", "Asthma", "active", "2019-01-01", null);
        problem(SNOMED, "2", "Suspected lung cancer", "active", "2020-01-01", null);
        problem(SNOMED, "3", "Migration background", "active", "2020-01-01", null);

        assertThat(flags(ListKind.PROBLEMS))
                .containsExactly("null: Asthma", "null: Migration background", "null: Suspected lung cancer");
        assertThat(said(list(ListKind.PROBLEMS).getEntryFirstRep(), "note")).containsExactly("long-term");
        assertThat(beside(list(ListKind.PROBLEMS).getEntryFirstRep())).hasSize(1);
    }

    @Test
    void anAllergySaysItsWorstReactionFirstAndStandsBeforeNoKnownAllergy() {
        allergy("716186003", "No known allergy", a -> {});
        allergy("111088007", "Latex", a -> {
            a.addReaction().setSeverity(AllergyIntoleranceSeverity.MILD).addManifestation(text("Rash"));
            a.addReaction().setSeverity(AllergyIntoleranceSeverity.SEVERE).addManifestation(text("Anaphylaxis"));
        });

        List<ListEntryComponent> rows = list(ListKind.ALLERGIES).getEntry();

        assertThat(rows).hasSize(1);
        assertThat(said(rows.get(0), "reaction")).containsExactly("Anaphylaxis (severe)", "Rash (mild)");
    }

    @Test
    void noKnownAllergyIsNamedWhereThereIsNone() {
        allergy("716186003", "No known allergy", a -> {});

        assertThat(list(ListKind.ALLERGIES).getEntry()).hasSize(1);
    }

    @Test
    void whereNothingIsStatedThereIsNoList() {
        assertThat(made(ListKind.ALLERGIES, facts)).isEmpty();
    }

    @Test
    void whatIsKeptOfAFactReadsBackAsItWas() {
        order("oxycodone\t10 mg\nq6h", null, "2024-05-01", r -> {});
        Listed kept = facts.get(0);

        assertThat(Listed.of(kept.text()).text()).isEqualTo(kept.text());
        assertThat(Listed.of(kept.text()).last()).isEqualTo("2024-05-01");
    }

    @Property(tries = 50)
    void theOrderOfTheFactsDoesNotMatter(@ForAll long seed) {
        facts.clear();
        made = 0;
        Random random = new Random(seed);
        for (int i = 0; i < 12; i++) {
            String day = "20%02d-0%d".formatted(10 + random.nextInt(3), 1 + random.nextInt(3));
            problem(
                    random.nextBoolean() ? ICD : SNOMED,
                    "C" + random.nextInt(4),
                    "P" + random.nextInt(3),
                    "active",
                    day,
                    null);
        }
        List<Listed> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, random);

        assertThat(made(ListKind.PROBLEMS, shuffled).orElseThrow().equalsDeep(list(ListKind.PROBLEMS)))
                .isTrue();
    }

    private List<String> flags(ListKind kind) {
        return list(kind).getEntry().stream()
                .map(r -> r.getFlag().getText() + ": " + r.getItem().getDisplay())
                .toList();
    }

    private void order(String name, String rxcui, String day, Consumer<MedicationRequest> fill) {
        MedicationRequest request = new MedicationRequest();
        request.setStatus(MedicationRequestStatus.ACTIVE)
                .setIntent(MedicationRequest.MedicationRequestIntent.ORDER)
                .setMedication(drug(name, rxcui))
                .setAuthoredOnElement(new DateTimeType(day));
        fill.accept(request);
        fact(request);
    }

    private void taken(String name, String rxcui, MedicationStatementStatus status, String from, String to) {
        Period period = new Period().setStartElement(new DateTimeType(from));
        if (to != null) {
            period.setEndElement(new DateTimeType(to));
        }
        MedicationStatement statement = new MedicationStatement();
        statement.setStatus(status).setMedication(drug(name, rxcui)).setEffective(period);
        fact(statement);
    }

    private void problem(String system, String code, String name, String status, String onset, String end) {
        Condition condition = new Condition();
        condition.setCode(new CodeableConcept(new Coding(system, code, name)));
        condition.setOnset(new DateTimeType(onset));
        if (status != null) {
            condition.setClinicalStatus(new CodeableConcept(new Coding("urn:status", status, null)));
        } else {
            condition.addCategory(new CodeableConcept(new Coding("urn:category", "encounter-diagnosis", null)));
        }
        if (end != null) {
            condition.setAbatement(new DateTimeType(end));
        }
        fact(condition);
    }

    private void allergy(String code, String name, Consumer<AllergyIntolerance> fill) {
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setCode(new CodeableConcept(new Coding(SNOMED, code, name)));
        fill.accept(allergy);
        fact(allergy);
    }

    private static CodeableConcept drug(String name, String rxcui) {
        CodeableConcept drug = new CodeableConcept().setText(name);
        return rxcui == null ? drug : drug.addCoding(new Coding(RXNORM, rxcui, name));
    }

    private static CodeableConcept text(String text) {
        return new CodeableConcept().setText(text);
    }

    private void fact(DomainResource resource) {
        if (!disputed.isEmpty()) {
            Extension side = resource.addExtension().setUrl(Disagreement.URL);
            side.addExtension("element", new StringType(disputed));
            side.addExtension("stated", new StringType("active"));
        }
        new ListedFact(resource.fhirType() + '/' + ++made, "river", "2024-07-01")
                .of(resource)
                .ifPresent(facts::add);
    }

    private ListResource list(ListKind kind) {
        return made(kind, facts).orElseThrow();
    }

    private static Optional<ListResource> made(ListKind kind, List<Listed> facts) {
        return new CurrentList(kind, new EntryWords(s -> new Reference("Organization/" + s))).of("p1", facts);
    }

    private static List<String> said(ListEntryComponent row, String part) {
        return row.getExtensionByUrl(EntryWords.URL).getExtensionsByUrl(part).stream()
                .map(e -> e.getValue().primitiveValue())
                .toList();
    }

    private static List<String> beside(ListEntryComponent row) {
        return row.getExtensionByUrl(EntryWords.URL).getExtensionsByUrl(EntryWords.BESIDE).stream()
                .map(e -> ((Reference) e.getValue()).getReference())
                .toList();
    }
}
