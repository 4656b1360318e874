package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.healthrecord.fhir.chart.consolidation.trait.TraitsOf;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Precedence;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

/** Systolic and diastolic that are stated alone. */
class PressuresTest {
    private static final String MORNING = "2025-04-02T08:15:00-05:00";
    private static final String NOON = "2025-04-02T12:05:00-05:00";

    @Test
    void whatOneClinicMeasuredAtOneTimeIsOnePanelWithBothAsItsWitnesses() {
        Statement systolic = pressure(RIVER, "s", "8480-6", MORNING, "131");
        Statement diastolic = pressure(RIVER, "d", "8462-4", MORNING, "84");

        Fact fact = only(Charts.of(systolic, diastolic));

        assertThat(fact.members()).isEqualTo(Charts.ids(systolic, diastolic));
        Observation panel = (Observation) fact.resource();
        assertThat(codes(panel.getCode())).containsExactly("85354-9");
        assertThat(parts(panel)).containsExactly("8480-6 131", "8462-4 84");
        assertThat(panel.getEffectiveDateTimeType().getValueAsString()).isEqualTo(MORNING);
        assertThat(panel.hasValue()).isFalse();
        assertThat(panel.getCategory().stream().flatMap(c -> codes(c).stream())).containsExactly("vital-signs");
    }

    @Test
    void twoTimesAreTwoPanels() {
        List<Fact> facts = Charts.of(
                pressure(RIVER, "s1", "8480-6", MORNING, "131"),
                pressure(RIVER, "d1", "8462-4", MORNING, "84"),
                pressure(RIVER, "s2", "8480-6", NOON, "120"),
                pressure(RIVER, "d2", "8462-4", NOON, "80"));

        assertThat(facts)
                .extracting(f -> parts((Observation) f.resource()))
                .containsExactlyInAnyOrder(List.of("8480-6 131", "8462-4 84"), List.of("8480-6 120", "8462-4 80"));
    }

    @Test
    void theTwoArmsAtOneTimeAreTwoPanels() {
        List<Fact> facts = Charts.of(
                at("left", pressure(RIVER, "s1", "8480-6", MORNING, "131")),
                at("left", pressure(RIVER, "d1", "8462-4", MORNING, "84")),
                at("right", pressure(RIVER, "s2", "8480-6", MORNING, "150")),
                at("right", pressure(RIVER, "d2", "8462-4", MORNING, "95")));

        assertThat(facts)
                .extracting(f -> parts((Observation) f.resource()))
                .containsExactlyInAnyOrder(List.of("8480-6 131", "8462-4 84"), List.of("8480-6 150", "8462-4 95"));
    }

    @Test
    void whereNobodyCanTellWhichBelongTogetherNoneAreJoined() {
        assertThat(Charts.of(
                        pressure(RIVER, "s1", "8480-6", MORNING, "131"),
                        pressure(RIVER, "d1", "8462-4", MORNING, "84"),
                        pressure(RIVER, "s2", "8480-6", MORNING, "150"),
                        pressure(RIVER, "d2", "8462-4", MORNING, "95")))
                .hasSize(4);
    }

    @Test
    void aPressureAloneStaysWhatItIs() {
        Fact fact = only(Charts.of(pressure(RIVER, "s", "8480-6", MORNING, "131")));

        assertThat(codes(((Observation) fact.resource()).getCode())).containsExactly("8480-6");
    }

    @Test
    void pressuresOfTwoClinicsAreNoPair() {
        assertThat(Charts.of(
                        pressure(RIVER, "s", "8480-6", MORNING, "131"), pressure(LAKE, "d", "8462-4", MORNING, "84")))
                .hasSize(2);
    }

    @Test
    void anotherClinicsEchoOfTheSameMeasurementIsItsWitness() {
        Statement[] all = {
            pressure(RIVER, "s", "8480-6", MORNING, "131"), pressure(RIVER, "d", "8462-4", MORNING, "84"),
            pressure(LAKE, "s", "8480-6", MORNING, "131"), pressure(LAKE, "d", "8462-4", MORNING, "84")
        };

        Fact fact = only(Charts.of(all));

        assertThat(fact.members()).isEqualTo(Charts.ids(all));
        assertThat(parts((Observation) fact.resource())).containsExactly("8480-6 131", "8462-4 84");
    }

    @Test
    void aDateIsATimeOnlyWithinOneMessage() {
        Statement systolic = pressure(HILL, "s", "8480-6", "2025-04-02", "131");
        Statement diastolic = pressure(HILL, "d", "8462-4", "2025-04-02", "84");

        assertThat(Charts.of(systolic, diastolic)).hasSize(1);
        assertThat(Charts.of(systolic, ofAnotherMessage(diastolic))).hasSize(2);
    }

    @Test
    void thePanelIsNoSurerThanTheLessSureOfTheTwo() {
        Statement systolic = pressure(RIVER, "s", "8480-6", MORNING, "131");
        Statement diastolic = pressure(RIVER, "d", "8462-4", MORNING, "84");
        ((Observation) diastolic.assertion().resource()).setStatus(ObservationStatus.PRELIMINARY);

        Observation panel = (Observation) only(Charts.of(systolic, diastolic)).resource();

        assertThat(panel.getStatus()).isEqualTo(ObservationStatus.PRELIMINARY);
    }

    @Test
    void aPanelUnderALocalCodeIsFoundByThePanelsCode() {
        Statement panel = LAKE.says("bp", new Observation(), o -> {
            o.setCode(Clinic.code("urn:local", "BP")).setEffective(new DateTimeType(MORNING));
            o.addComponent().setCode(Clinic.code(LOINC, "8480-6")).setValue(quantity("131"));
            o.addComponent().setCode(Clinic.code(LOINC, "8462-4")).setValue(quantity("84"));
        });

        assertThat(codes(((Observation) only(Charts.of(panel)).resource()).getCode()))
                .containsExactly("BP", "85354-9");
    }

    @Test
    void pressuresThatTheClinicNumbersAlikeBelongTogether() {
        List<Fact> facts = Charts.of(
                numbered("1", pressure(RIVER, "s1", "8480-6", MORNING, "131")),
                numbered("2", pressure(RIVER, "s2", "8480-6", MORNING, "142")),
                numbered("2", pressure(RIVER, "d2", "8462-4", MORNING, "90")),
                numbered("1", pressure(RIVER, "d1", "8462-4", MORNING, "84")));

        assertThat(facts)
                .extracting(f -> parts((Observation) f.resource()))
                .containsExactlyInAnyOrder(List.of("8480-6 131", "8462-4 84"), List.of("8480-6 142", "8462-4 90"));
    }

    private static Statement numbered(String number, Statement statement) {
        ((Observation) statement.assertion().resource()).addExtension(TraitsOf.SUB_ID, new StringType(number));
        return statement;
    }

    private static Statement ofAnotherMessage(Statement s) {
        Witness w = s.witness();
        Assertion a = s.assertion();
        Precedence later = new Precedence(
                a.precedence().at().plusSeconds(60), a.precedence().rank(), "another");
        return new Statement(
                new Assertion(a.key(), later, a.stance(), a.mode(), a.cleared(), a.resource(), a.place(), a.origins()),
                new Witness(w.assertionId(), w.source(), "another", w.selector(), w.place(), w.at()));
    }

    private static Statement at(String side, Statement statement) {
        ((Observation) statement.assertion().resource()).setBodySite(new CodeableConcept().setText(side + " arm"));
        return statement;
    }

    private static Statement pressure(Clinic clinic, String local, String loinc, String at, String value) {
        Consumer<Observation> fill = o -> o.setStatus(ObservationStatus.FINAL)
                .setCode(Clinic.code(LOINC, loinc))
                .setEffective(new DateTimeType(at))
                .setValue(quantity(value));
        return clinic.says(local, new Observation(), fill);
    }

    private static Quantity quantity(String value) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setUnit("mmHg")
                .setSystem("http://unitsofmeasure.org")
                .setCode("mm[Hg]");
    }

    private static List<String> parts(Observation panel) {
        return panel.getComponent().stream()
                .map(c -> c.getCode().getCodingFirstRep().getCode()
                        + ' '
                        + c.getValueQuantity().getValue())
                .toList();
    }

    private static List<String> codes(CodeableConcept concept) {
        return concept.getCoding().stream().map(Coding::getCode).toList();
    }

    private static Fact only(List<Fact> facts) {
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }
}
