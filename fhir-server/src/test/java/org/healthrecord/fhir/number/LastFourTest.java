package org.healthrecord.fhir.number;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.ResponseDetails;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** What is shown of a social security number. */
class LastFourTest {
    private static final String SSN = "http://hl7.org/fhir/sid/us-ssn";

    private static Patient patient(String system, String value) {
        Patient patient = new Patient();
        patient.addIdentifier().setSystem("urn:oid:1.2.3").setValue("123-45-6789");
        patient.addIdentifier().setSystem(system).setValue(value);
        return patient;
    }

    private static String shown(Resource resource) {
        return ((Patient) resource).getIdentifier().get(1).getValue();
    }

    @Test
    void theLastFourDigitsOfItUnderEitherName() {
        assertThat(shown(LastFour.of(patient(SSN, "123-45-6789")))).isEqualTo("***-**-6789");
        assertThat(shown(LastFour.of(patient("urn:oid:2.16.840.1.113883.4.1", "123456789"))))
                .isEqualTo("***-**-6789");
        assertThat(shown(LastFour.of(patient(SSN, "6789")))).isEqualTo("***-**-****");
    }

    @Test
    void otherNumbersStayAndSoDoesWhatWasGiven() {
        Patient given = patient(SSN, "123-45-6789");
        assertThat(((Patient) LastFour.of(given)).getIdentifier().get(0).getValue())
                .isEqualTo("123-45-6789");
        assertThat(shown(given)).isEqualTo("123-45-6789");
    }

    @Test
    void inBundlesAndParametersAsWell() {
        Bundle bundle = new Bundle();
        bundle.addEntry().setResource(new Bundle());
        ((Bundle) bundle.getEntryFirstRep().getResource()).addEntry().setResource(patient(SSN, "123-45-6789"));
        Parameters parameters = new Parameters();
        parameters.addParameter().setResource(bundle);
        parameters
                .addParameter()
                .addPart()
                .setValue(new Identifier().setSystem(SSN).setValue("123-45-6789"));
        LastFour.of(parameters);
        Bundle inner = (Bundle) bundle.getEntryFirstRep().getResource();
        assertThat(shown(inner.getEntryFirstRep().getResource())).isEqualTo("***-**-6789");
        assertThat(((Identifier) parameters
                                .getParameter()
                                .get(1)
                                .getPartFirstRep()
                                .getValue())
                        .getValue())
                .isEqualTo("***-**-6789");
    }

    @Test
    void whoMaySeeAllSeesAll() {
        ResponseDetails answer = new ResponseDetails(patient(SSN, "123-45-6789"));
        new ShownNumbers(() -> true).hide(answer);
        assertThat(shown((Resource) answer.getResponseResource())).isEqualTo("123-45-6789");
        new ShownNumbers(() -> false).hide(answer);
        assertThat(shown((Resource) answer.getResponseResource())).isEqualTo("***-**-6789");
    }
}
