package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.CVX;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RXNORM;
import static org.healthrecord.fhir.chart.consolidation.Clinic.SNOMED;
import static org.healthrecord.fhir.chart.consolidation.Clinic.code;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.healthrecord.fhir.chart.consolidation.statement.Stamp;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.trait.TraitsOf;
import org.healthrecord.mapping.assertion.Assertion;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationAdministration;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One fact or two: the rows of {@link TraitsOf} and {@link Stamp}. */
class OneOrTwoTest {
    private static final String DAY = "2031-04-05";
    private static final String TIME = "2031-04-05T10:20:30Z";

    @ParameterizedTest
    @CsvSource({
        "left knee, right knee, 2",
        "left knee, left hip, 2",
        "Left knee, Structure of left knee, 1",
        "Lt. knee, left knee, 1",
        "knee, left knee, 1",
        ", left knee, 1"
    })
    void aSideAndASite(String one, String other, int facts) {
        assertThat(Charts.of(problem(RIVER, one), problem(LAKE, other))).hasSize(facts);
    }

    @ParameterizedTest
    @CsvSource({
        "oxycodone 5 MG Oral Tablet, oxycodone 20 MG Extended Release Oral Tablet, 2",
        "oxycodone 5 MG Oral Tablet, oxycodone 5 MG Oral Capsule, 2",
        "oxycodone 5 MG Oral Tablet, oxycodone 5 MG Extended Release Oral Tablet, 2",
        "levothyroxine 0.05 MG Oral Tablet, levothyroxine 50 mcg tab, 1",
        "oxycodone, oxycodone 5 MG Oral Tablet, 1"
    })
    void aProductByItsWordsThoughTheIngredientIsTheSame(String one, String other, int facts) {
        assertThat(Charts.of(taken(RIVER, one, m -> {}), taken(LAKE, other, m -> {})))
                .hasSize(facts);
    }

    @Test
    void anIngredientInCommonDoesNotMakeTwoProductsOne() {
        assertThat(Charts.of(coded(RIVER, "1049621"), coded(LAKE, "1049565"))).hasSize(2);
        assertThat(Charts.of(coded(RIVER, "1049621"), coded(LAKE, "1049621"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "1, tablet, 1, tab, 1",
        "1, tablet, 2, tablet, 2",
        "500, mg, 0.5, g, 1",
        "5, mg, 5, mL, 2",
        "1, tablet, 500, mg, 1"
    })
    void aDose(String number, String unit, String otherNumber, String otherUnit, int facts) {
        assertThat(Charts.of(dosed(RIVER, number, unit), dosed(LAKE, otherNumber, otherUnit)))
                .hasSize(facts);
    }

    @Test
    void howOften() {
        assertThat(Charts.of(often(RIVER, 4, 1, "d"), often(LAKE, 1, 6, "h"))).hasSize(1);
        assertThat(Charts.of(often(RIVER, 4, 1, "d"), often(LAKE, 1, 1, "d"))).hasSize(2);
    }

    @Test
    void twoOrdersWithNumbersOfTheirOwnAreTwoAndAStatementJoinsTheOneItRepeats() {
        Statement river = order(RIVER, "R-1");
        Statement lake = order(LAKE, "L-1");
        Statement unnumbered = order(HILL, null);

        assertThat(Charts.of(river, lake)).hasSize(2);
        assertThat(Charts.of(river, unnumbered)).hasSize(1);
        assertThat(Charts.of(river, lake, taken(HILL, "oxycodone", m -> {}))).hasSize(2);
    }

    @Test
    void anOrderRepeatedUnderItsNumberIsOneWhateverTheClinicCallsTheNumbersSystem() {
        assertThat(Charts.of(order(RIVER, "27d460ad-efea"), order(LAKE, "27d460ad-efea")))
                .hasSize(1);
        assertThat(Charts.of(order(RIVER, "1001"), order(LAKE, "1001"))).hasSize(2);
    }

    @Test
    void twoPrescribersAreTwoOrders() {
        Statement one = order(RIVER, null);
        Statement other = order(LAKE, null);
        Statement same = order(HILL, null);
        requester(one).setDisplay("Dr. Ada Winter");
        requester(other).setDisplay("Ben Sommer, MD");
        requester(same).setDisplay("Winter, Ada");

        assertThat(Charts.of(one, other)).hasSize(2);
        assertThat(Charts.of(one, same)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"AB-1, ab1, 1", "AB-1, X9, 2", ", X9, 1"})
    void aLot(String one, String other, int facts) {
        assertThat(Charts.of(shot(RIVER, "1", one), shot(LAKE, "1", other))).hasSize(facts);
    }

    @Test
    void oneClinicsTwoEntriesAreTwoHoweverAlike() {
        assertThat(Charts.of(shot(RIVER, "1", null), shot(RIVER, "2", null))).hasSize(2);
        assertThat(Charts.of(given("1"), given("2"))).hasSize(2);
        assertThat(Charts.of(report("1", "F-1"), report("2", "F-2"))).hasSize(2);
    }

    @Test
    void methodSpecimenAndSubNumberTellResultsApart() {
        Consumer<Observation> plain = o -> {};
        List<Consumer<Observation>> details = List.of(
                o -> o.setMethod(new CodeableConcept().setText("culture")),
                o -> o.setSpecimen(new Reference().setDisplay("left eye swab")),
                o -> o.addExtension("urn:hl7-org:v2:OBX-4", new StringType("1")),
                o -> o.addIdentifier().setSystem("urn:lab").setValue("7"));
        List<Consumer<Observation>> others = List.of(
                o -> o.setMethod(new CodeableConcept().setText("PCR")),
                o -> o.setSpecimen(new Reference().setDisplay("right eye swab")),
                o -> o.addExtension("urn:hl7-org:v2:OBX-4", new StringType("2")),
                o -> o.addIdentifier().setSystem("urn:lab").setValue("8"));
        for (int i = 0; i < details.size(); i++) {
            assertThat(Charts.of(result(RIVER, details.get(i)), result(LAKE, others.get(i))))
                    .hasSize(2);
            assertThat(Charts.of(result(RIVER, details.get(i)), result(LAKE, plain)))
                    .hasSize(1);
        }
    }

    @Test
    void aDateAndATimeOfTwoVisitsAreTwoValues() {
        Consumer<Observation> dated = o -> o.setEffective(new DateTimeType(DAY));
        Consumer<Observation> atVisit =
                o -> o.setEncounter(new Reference("urn:uuid:00000000-0000-0000-0000-000000000001"));
        Consumer<Observation> atOther =
                o -> o.setEncounter(new Reference("urn:uuid:00000000-0000-0000-0000-000000000002"));

        assertThat(Charts.of(result(RIVER, atVisit), result(LAKE, dated.andThen(atOther))))
                .hasSize(2);
        assertThat(Charts.of(result(RIVER, atVisit), result(LAKE, dated))).hasSize(1);
    }

    @Test
    void theEchoInTwoSectionsOfADocumentIsOneAndTwoEntriesOfASectionAreTwo() {
        String results = "/ClinicalDocument/component/structuredBody/component[1]/section/entry[1]/observation";
        String status = "/ClinicalDocument/component/structuredBody/component[2]/section/entry[1]/observation";
        String more = "/ClinicalDocument/component/structuredBody/component[1]/section/entry[2]/observation";

        assertThat(Charts.of(placed("1", results, 1), placed("2", status, 1))).hasSize(1);
        assertThat(Charts.of(placed("1", results, 1), placed("2", more, 1))).hasSize(2);
        assertThat(Charts.of(placed("1", results, 1), placed("2", status, 2)))
                .as("of two documents")
                .hasSize(2);
    }

    private static Statement placed(String local, String place, int version) {
        Statement said = LAKE.version(
                local,
                version,
                Assertion.Stance.STATED,
                Assertion.Mode.SNAPSHOT,
                Set.of(),
                result(LAKE, o -> {}).assertion().resource());
        Assertion a = said.assertion();
        return new Statement(
                new Assertion(
                        a.key(), a.precedence(), a.stance(), a.mode(), a.cleared(), a.resource(), place, a.origins()),
                said.witness());
    }

    private static Statement problem(Clinic clinic, String site) {
        return clinic.says("p", new Condition(), c -> {
            c.setCode(code(SNOMED, "239873007")).setOnset(new DateTimeType(DAY));
            if (site != null) {
                c.addBodySite().setText(site);
            }
        });
    }

    private static Statement taken(Clinic clinic, String product, Consumer<MedicationStatement> more) {
        return clinic.says("m", new MedicationStatement(), m -> {
            m.setMedication(code(RXNORM, "7804").setText(product)).setEffective(new DateTimeType(DAY));
            more.accept(m);
        });
    }

    private static Statement coded(Clinic clinic, String product) {
        return clinic.says("m", new MedicationStatement(), m -> {
            CodeableConcept code = code(RXNORM, product);
            code.addCoding().setSystem(RXNORM).setCode("7804");
            m.setMedication(code).setEffective(new DateTimeType(DAY));
        });
    }

    private static Statement dosed(Clinic clinic, String number, String unit) {
        Quantity dose =
                new Quantity().setValue(new java.math.BigDecimal(number)).setUnit(unit);
        return taken(clinic, "oxycodone", m -> m.addDosage().addDoseAndRate().setDose(dose));
    }

    private static Statement often(Clinic clinic, int frequency, int period, String unit) {
        return taken(clinic, "oxycodone", m -> m.addDosage()
                .getTiming()
                .getRepeat()
                .setFrequency(frequency)
                .setPeriod(period)
                .setPeriodUnit(Timing.UnitsOfTime.fromCode(unit)));
    }

    private static Statement order(Clinic clinic, String number) {
        return clinic.says("o", new MedicationRequest(), m -> {
            m.setMedication(code(RXNORM, "7804")).setAuthoredOnElement(new DateTimeType(DAY));
            if (number != null) {
                m.addIdentifier().setSystem("urn:" + clinic.id()).setValue(number);
            }
        });
    }

    private static Reference requester(Statement order) {
        return ((MedicationRequest) order.assertion().resource()).getRequester();
    }

    private static Statement shot(Clinic clinic, String local, String lot) {
        return clinic.says(local, new Immunization(), i -> i.setVaccineCode(code(CVX, "34"))
                .setLotNumber(lot)
                .setOccurrence(new DateTimeType(DAY)));
    }

    private static Statement given(String local) {
        return RIVER.says(local, new MedicationAdministration(), m -> m.setMedication(code(RXNORM, "1731993"))
                .setEffective(new DateTimeType(DAY))
                .getDosage()
                .setDose(new Quantity(5)));
    }

    private static Statement report(String local, String number) {
        return RIVER.says(local, new DiagnosticReport(), r -> r.setCode(code(LOINC, "600-7"))
                .setEffective(new DateTimeType(TIME))
                .addIdentifier()
                .setValue(number));
    }

    private static Statement result(Clinic clinic, Consumer<Observation> more) {
        return clinic.says("r", new Observation(), o -> {
            o.setCode(code(LOINC, "600-7")).setEffective(new DateTimeType(TIME)).setValue(new StringType("none"));
            more.accept(o);
        });
    }
}
