package org.healthrecord.fhir.chart.consolidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.chart.consolidation.Clinic.HILL;
import static org.healthrecord.fhir.chart.consolidation.Clinic.LAKE;
import static org.healthrecord.fhir.chart.consolidation.Clinic.RIVER;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.healthrecord.fhir.chart.consolidation.agreement.Disagreement;
import org.healthrecord.fhir.chart.consolidation.person.PersonPlaces;
import org.healthrecord.fhir.chart.consolidation.statement.Fact;
import org.healthrecord.fhir.chart.consolidation.statement.Statement;
import org.healthrecord.mapping.assertion.Assertion.Mode;
import org.healthrecord.mapping.assertion.Assertion.Stance;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

/** Name, home, telephone and language of a person whom several clinics know. */
class WhoThePersonIsTest {
    private static final String INTERPRETER = "http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired";

    @Test
    void aSlipOfOneClinicNeverLeadsWhateverUseItsFormatGives() {
        Patient patient = shown(
                says(RIVER, named("Okonkwo", "Beatrice", null)),
                says(LAKE, named("Okonkwo", "Beatrice", null)),
                says(HILL, named("Okwonko", "Beatrice", NameUse.OFFICIAL)));

        assertThat(patient.getName()).extracting(HumanName::getFamily).containsExactly("Okonkwo", "Okwonko");
        assertThat(patient.getName().get(1).getUse()).isEqualTo(NameUse.OLD);
        assertThat(patient.getName().get(0).hasUse()).isFalse();
    }

    @Test
    void twoSlipsInTwoPartsLeaveWhatMostWriteOfEachPart() {
        Patient patient = shown(
                says(RIVER, named("Okonkwo", "Beatrix", null)),
                says(LAKE, named("Okwonko", "Beatrice", null)),
                says(HILL, named("Okonkwo", "Beatrice", null)));

        assertThat(patient.getName().get(0).getNameAsSingleString()).isEqualTo("Beatrice Okonkwo");
    }

    @Test
    void ofTwoSpellingsThatOfTheClinicThatKnowsTheSecurityNumberLeads() {
        Statement verified = says(LAKE, p -> {
            named("Okonkwo", "Beatrice", null).accept(p);
            p.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-ssn").setValue("900-11-2233");
        });

        assertThat(shown(verified, says(RIVER, named("Okwonko", "Beatrice", NameUse.OFFICIAL)))
                        .getNameFirstRep()
                        .getFamily())
                .isEqualTo("Okonkwo");
    }

    @Test
    void anInitialIsNoOtherNameAndAMaidenNameStaysOne() {
        Patient patient = shown(
                says(RIVER, p -> {
                    p.addName().setFamily("Okonkwo").addGiven("Beatrice").addGiven("Louise");
                    p.addName().setFamily("Adeyemi").addGiven("Beatrice").setUse(NameUse.MAIDEN);
                }),
                says(LAKE, p -> p.addName()
                        .setFamily("Okonkwo")
                        .addGiven("Beatrice")
                        .addGiven("L")));

        assertThat(patient.getName()).extracting(HumanName::getFamily).containsExactly("Okonkwo", "Adeyemi");
        assertThat(patient.getName().get(0).getGiven()).hasToString("[Beatrice, Louise]");
        assertThat(patient.getName().get(1).getUse()).isEqualTo(NameUse.MAIDEN);
    }

    @Test
    void onePlaceIsOneAddressHoweverStateStreetAndUnitAreSpelled() {
        Patient patient = shown(
                says(RIVER, p -> p.addAddress(address("18 N. Chestnut St., Apt 4", "Columbus", "OH", "43215-1100"))),
                says(LAKE, p -> p.addAddress(address("18 North Chestnut Street #4", "COLUMBUS", "Ohio", "43215"))));

        assertThat(patient.getAddress()).hasSize(1);
        assertThat(patient.getAddress().get(0).getExtensionsByUrl(PersonPlaces.STATED_BY))
                .extracting(e -> e.getValue().primitiveValue())
                .containsExactly(LAKE.id(), RIVER.id());
    }

    @Test
    void anotherUnitOrTownIsAnotherPlace() {
        assertThat(shown(
                                says(
                                        RIVER,
                                        p -> p.addAddress(address("18 Chestnut St Apt 4", "Columbus", "OH", "43215"))),
                                says(
                                        LAKE,
                                        p -> p.addAddress(address("18 Chestnut St Apt 5", "Columbus", "OH", "43215"))),
                                says(HILL, p -> p.addAddress(address("18 Chestnut St Apt 4", "Dayton", "OH", "45402"))))
                        .getAddress())
                .hasSize(3);
    }

    @Test
    void oneCodeIsOneLanguageWithItsNameAndTheShorterCodeSaysNothingMore() {
        Patient patient = shown(
                says(RIVER, speaking("es-MX", null)),
                says(LAKE, speaking("ES-mx", "Spanish (Mexico)")),
                says(HILL, speaking("es", null)));

        assertThat(patient.getCommunication()).hasSize(1);
        assertThat(patient.getCommunicationFirstRep()
                        .getLanguage()
                        .getCodingFirstRep()
                        .getDisplay())
                .isEqualTo("Spanish (Mexico)");
        assertThat(patient.hasExtension(Disagreement.URL)).isFalse();
    }

    @Test
    void clinicsThatNameOtherLanguagesOrDifferOnAnInterpreterDisagree() {
        Fact fact = fact(
                says(RIVER, p -> {
                    speaking("es", null).accept(p);
                    p.addExtension(new Extension(INTERPRETER, new BooleanType(true)));
                }),
                says(LAKE, p -> {
                    speaking("en", null).accept(p);
                    p.addExtension(new Extension(INTERPRETER, new BooleanType(false)));
                }));

        assertThat(fact.conflicts())
                .extracting(Fact.Conflict::element)
                .containsExactly("communication", "interpreterRequired");
    }

    private static Consumer<Patient> named(String family, String given, NameUse use) {
        return p -> p.addName().setFamily(family).addGiven(given).setUse(use);
    }

    private static Consumer<Patient> speaking(String code, String name) {
        return p -> p.addCommunication().setLanguage(new CodeableConcept(new Coding("urn:ietf:bcp:47", code, name)));
    }

    private static Address address(String line, String city, String state, String zip) {
        return new Address().addLine(line).setCity(city).setState(state).setPostalCode(zip);
    }

    private static Statement says(Clinic clinic, Consumer<Patient> fill) {
        Patient patient = new Patient();
        fill.accept(patient);
        return clinic.version("patient", 1, Stance.STATED, Mode.SNAPSHOT, Set.of(), patient);
    }

    private static Patient shown(Statement... statements) {
        return (Patient) fact(statements).resource();
    }

    private static Fact fact(Statement... statements) {
        List<Fact> facts = Charts.of(statements);
        assertThat(facts).hasSize(1);
        return facts.get(0);
    }
}
