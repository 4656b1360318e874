package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class PatientsTest {

    @Test
    void everyClinicsRecordNumberLeadsToTheOnePatient() {
        Fact fact = only(
                registration(RIVER, 1, p -> p.addIdentifier().setSystem("urn:a").setValue("1")),
                registration(LAKE, 1, p -> p.addIdentifier().setSystem("urn:b").setValue("1")),
                registration(HILL, 1, p -> p.addIdentifier().setSystem("urn:a").setValue("1")));

        assertThat(shown(fact).getIdentifier())
                .extracting(Identifier::getSystem)
                .containsExactlyInAnyOrder("urn:a", "urn:b");
        assertThat(fact.witnesses()).hasSize(3);
    }

    @Test
    void aNameStandsOnceAndTheOneMostClinicsUseComesFirst() {
        Fact fact = only(
                registration(RIVER, 1, p -> p.addName().setFamily("Saldivar").addGiven("Lean")),
                registration(LAKE, 1, p -> p.addName().setFamily("SALDIVAR").addGiven("Lean")),
                registration(HILL, 9, p -> p.addName().setFamily("Sldivar").addGiven("Lean")));

        assertThat(shown(fact).getName())
                .extracting(HumanName::getFamily)
                .hasSize(2)
                .first()
                .asString()
                .isEqualToIgnoringCase("saldivar");
    }

    @Test
    void aTelephoneNumberIsItsDigits() {
        Fact fact = only(
                registration(RIVER, 1, p -> p.addTelecom().setValue("(555) 345-7176")),
                registration(LAKE, 1, p -> p.addTelecom().setValue("+1-555-345-7176")));

        assertThat(shown(fact).getTelecom()).hasSize(1);
    }

    @Test
    void anAddressStandsOnceHoweverItIsSpelled() {
        Fact fact = only(
                registration(RIVER, 1, p -> p.addAddress(address("12 River St.", "02119"))),
                registration(LAKE, 1, p -> p.addAddress(address("12  RIVER ST", "02119-1234"))));

        assertThat(shown(fact).getAddress()).hasSize(1);
    }

    @Test
    void mostRegistrationsDecideTheBirthDateAndTheOtherIsShownAsAConflict() {
        Fact fact = only(
                registration(RIVER, 1, p -> p.setBirthDateElement(new DateType("1958-06-01"))),
                registration(LAKE, 1, p -> p.setBirthDateElement(new DateType("1958-06-01"))),
                registration(HILL, 9, p -> p.setBirthDateElement(new DateType("1958-01-06"))));

        assertThat(shown(fact).getBirthDateElement().getValueAsString()).isEqualTo("1958-06-01");
        assertThat(fact.conflicts()).extracting(Fact.Conflict::element).containsExactly("birthDate");
        assertThat(shown(fact).getExtensionsByUrl(Disagreement.URL)).hasSize(3);
    }

    @Test
    void aDateOfDeathIsShownThoughAnotherClinicHasNotHeard() {
        Fact fact = only(
                registration(RIVER, 1, p -> p.setDeceased(new DateTimeType("2020-02-03"))),
                registration(LAKE, 9, p -> p.setDeceased(new BooleanType(false))));

        assertThat(shown(fact).getDeceased().primitiveValue()).isEqualTo("2020-02-03");
        assertThat(fact.conflicts()).extracting(Fact.Conflict::element).containsExactly("deceased[x]");
    }

    @Test
    void noClinicsOrganizationStandsForAll() {
        Fact fact = only(
                registration(RIVER, 1, p -> p.setManagingOrganization(new Reference("urn:uuid:r"))),
                registration(LAKE, 1, p -> p.setManagingOrganization(new Reference("urn:uuid:l"))));

        assertThat(shown(fact).hasManagingOrganization()).isFalse();
    }

    @Test
    void aLabelOfAnyClinicHoldsForTheFact() {
        Fact fact = only(registration(RIVER, 1, p -> {}), registration(LAKE, 1, p -> p.getMeta()
                .addSecurity(new Coding("urn:labels", "R", null))));

        assertThat(shown(fact).getMeta().getSecurity())
                .extracting(Coding::getCode)
                .containsExactly("R");
    }

    private static Address address(String line, String zip) {
        return new Address().addLine(line).setCity("Boston").setState("MA").setPostalCode(zip);
    }

    private static Statement registration(Clinic clinic, int version, Consumer<Patient> fill) {
        Patient patient = new Patient();
        fill.accept(patient);
        return clinic.version("patient", version, Stance.STATED, Mode.SNAPSHOT, Set.of(), patient);
    }

    private static Fact only(Statement... registrations) {
        List<Fact> facts = Charts.of(registrations);
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }

    private static Patient shown(Fact fact) {
        return (Patient) fact.resource();
    }
}
