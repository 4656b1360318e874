package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LOINC;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;

import java.math.BigDecimal;
import java.util.List;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Fact.Conflict;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.fhir.chart.consolidation.statement.Witness;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class ObservationsTest {

    @Test
    void theSameResultFromTwoClinicsIsOneFactWithTwoWitnesses() {
        Statement lab = potassium(RIVER, "1", "2014-12-23T16:52:40Z", "4.1");
        Statement echo = potassium(LAKE, "1", "2014-12-23T11:52:40-05:00", "4.10");

        Fact fact = only(Charts.of(lab, echo));

        assertThat(fact.members()).isEqualTo(Charts.ids(lab, echo));
        assertThat(fact.witnesses()).extracting(Witness::source).containsExactly(LAKE.id(), RIVER.id());
        assertThat(fact.conflicts()).isEmpty();
    }

    @Test
    void theSameValueAtTwoInstantsIsTwoFacts() {
        assertThat(Charts.of(
                        potassium(RIVER, "1", "2014-12-23T11:07:01Z", "4.1"),
                        potassium(LAKE, "1", "2014-12-23T23:07:01Z", "4.1")))
                .hasSize(2);
    }

    @Test
    void aDateJoinsATimeOfThatDayAndTheTimeIsShown() {
        Statement dated = potassium(LAKE, "1", "2014-12-23", "4.1");
        Statement timed = potassium(RIVER, "1", "2014-12-23T16:52:40Z", "4.1");

        Fact fact = only(Charts.of(dated, timed));

        assertThat(((Observation) fact.resource()).getEffectiveDateTimeType().getValueAsString())
                .isEqualTo("2014-12-23T16:52:40Z");
    }

    @Test
    void aDateDoesNotJoinTwoTimesOfItsDay() {
        Statement dated = potassium(LAKE, "1", "2014-12-23", "4.1");
        Statement morning = potassium(RIVER, "1", "2014-12-23T08:00:30Z", "4.1");
        Statement evening = potassium(HILL, "2", "2014-12-23T20:00:30Z", "4.1");

        List<Fact> facts = Charts.of(dated, morning, evening);

        assertThat(facts)
                .extracting(Fact::members)
                .containsExactlyInAnyOrder(Charts.ids(dated, morning), Charts.ids(evening));
    }

    @Test
    void aDatePrefersTheTimeWithItsValue() {
        Statement dated = potassium(LAKE, "1", "2014-12-23", "4.4");
        Statement morning = potassium(RIVER, "1", "2014-12-23T08:00:30Z", "4.1");
        Statement evening = potassium(RIVER, "2", "2014-12-23T20:00:30Z", "4.4");

        assertThat(Charts.of(dated, morning, evening))
                .extracting(Fact::members)
                .containsExactlyInAnyOrder(Charts.ids(morning), Charts.ids(dated, evening));
    }

    @Test
    void theMinuteAndTheSecondOfOneTimeAreOne() {
        Fact fact = only(Charts.of(
                potassium(RIVER, "1", "2014-12-23T12:30:00Z", "4.1"),
                potassium(LAKE, "1", "2014-12-23T12:30:17Z", "4.1")));

        assertThat(fact.members()).hasSize(2);
    }

    @Test
    void oneClinicsTwoInstantsWithinAMinuteAreTwoFacts() {
        assertThat(Charts.of(
                        potassium(RIVER, "1", "2014-12-23T12:30:00Z", "4.1"),
                        potassium(RIVER, "2", "2014-12-23T12:30:17Z", "4.1")))
                .hasSize(2);
    }

    @Test
    void oneClinicsTwoResultsAreTwoFactsThoughTimeAndValueAreTheSame() {
        assertThat(Charts.of(
                        potassium(RIVER, "order 1", "2014-12-23T12:30:17Z", "4.1"),
                        potassium(RIVER, "order 2", "2014-12-23T12:30:17Z", "4.1")))
                .hasSize(2);
    }

    @Test
    void twoValuesAtOneInstantAreTwoFactsWithoutConflict() {
        List<Fact> facts = Charts.of(
                result(RIVER, "1", "33914-3", "2014-12-23T12:30:17Z", "61.2"),
                result(RIVER, "2", "33914-3", "2014-12-23T12:30:17Z", "58.9"));

        assertThat(facts).hasSize(2).allSatisfy(f -> assertThat(f.conflicts()).isEmpty());
    }

    @Test
    void twoClinicsThatDifferOnOneSpecimenAreAConflictThatAnyReaderSees() {
        Statement lake = numbered(potassium(LAKE, "1", "2014-12-23T12:30:17Z", "4.1"));
        Statement river = numbered(potassium(RIVER, "1", "2014-12-23T12:30:17Z", "5.9"));

        Fact fact = only(Charts.of(lake, river));

        assertThat(fact.conflicts()).containsExactly(new Conflict("value[x]", Charts.ids(lake, river)));
        assertThat(((Observation) fact.resource()).getExtensionsByUrl(Disagreement.URL))
                .extracting(e -> e.getExtensionString("source") + " " + e.getExtensionString("stated"))
                .containsExactlyInAnyOrder("lake-cancer-center 4.1 mmol/L", "river-urgent-care 5.9 mmol/L");
    }

    @Test
    void twoUnitsAreNotOneValue() {
        Statement celsius = potassium(RIVER, "1", "2014-12-23T12:30:17Z", "37");
        Statement other = potassium(LAKE, "1", "2014-12-23T12:30:17Z", "37");
        ((Observation) other.assertion().resource()).getValueQuantity().setCode("mg/dL");

        assertThat(Charts.of(celsius, other)).hasSize(2);
    }

    @Test
    void aNumberInWordsIsTheNumber() {
        Statement number = potassium(RIVER, "1", "2014-12-23T12:30:17Z", "4.1");
        Statement text = LAKE.says("1", new Observation(), o -> o.setCode(Clinic.code(LOINC, "2823-3"))
                .setEffective(new DateTimeType("2014-12-23T12:30:17Z"))
                .setValue(new StringType("4.1")));

        assertThat(only(Charts.of(number, text)).members()).hasSize(2);
    }

    @Test
    void pressuresStatedAloneJoinThePanelThatHoldsThem() {
        String at = "2014-12-23T12:30:17Z";
        Statement systolic = result(LAKE, "s", "8480-6", at, "120");
        Statement diastolic = result(LAKE, "d", "8462-4", at, "80");
        Statement panel = panel(RIVER, at, "120", "80");

        Fact fact = only(Charts.of(systolic, diastolic, panel));

        assertThat(fact.members()).isEqualTo(Charts.ids(systolic, diastolic, panel));
        Observation shown = (Observation) fact.resource();
        assertThat(shown.getComponent()).hasSize(2);
        assertThat(shown.getCode().getCoding()).extracting(Coding::getCode).containsExactly("85354-9");
    }

    @Test
    void aPressureThatDiffersFromThePanelsStaysAFactOfItsOwn() {
        String at = "2014-12-23T12:30:17Z";
        Statement systolic = result(LAKE, "s", "8480-6", at, "120");
        Statement diastolic = result(LAKE, "d", "8462-4", at, "85");
        Statement panel = panel(RIVER, at, "120", "80");

        assertThat(Charts.of(systolic, diastolic, panel))
                .extracting(Fact::members)
                .containsExactlyInAnyOrder(Charts.ids(systolic, panel), Charts.ids(diastolic));
    }

    private static Fact only(List<Fact> facts) {
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }

    private static Statement potassium(Clinic clinic, String local, String at, String value) {
        return result(clinic, local, "2823-3", at, value);
    }

    private static Statement result(Clinic clinic, String local, String loinc, String at, String value) {
        return clinic.says(local, new Observation(), o -> o.setStatus(Observation.ObservationStatus.FINAL)
                .setCode(Clinic.code(LOINC, loinc))
                .setEffective(new DateTimeType(at))
                .setValue(quantity(value)));
    }

    private static Statement numbered(Statement statement) {
        ((Observation) statement.assertion().resource())
                .addIdentifier()
                .setSystem("urn:lab")
                .setValue("A-1");
        return statement;
    }

    private static Statement panel(Clinic clinic, String at, String systolic, String diastolic) {
        return clinic.says("bp", new Observation(), o -> {
            o.setCode(Clinic.code(LOINC, "85354-9")).setEffective(new DateTimeType(at));
            o.addComponent().setCode(Clinic.code(LOINC, "8480-6")).setValue(quantity(systolic));
            o.addComponent().setCode(Clinic.code(LOINC, "8462-4")).setValue(quantity(diastolic));
        });
    }

    private static Quantity quantity(String value) {
        return new Quantity()
                .setValue(new BigDecimal(value))
                .setUnit("mmol/L")
                .setSystem("http://unitsofmeasure.org")
                .setCode("mmol/L");
    }
}
