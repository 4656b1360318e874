package org.healthrecord.mapping.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.assertion.Registration;
import org.healthrecord.mapping.golden.GoldenFolder;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.SourceProfile;
import org.junit.jupiter.api.Test;

/** The portal says whose account it is, by a clinic's record number; a clinic cannot speak of another's. */
class PortalPatientTest {
    private static final String LINKED =
            """
            {"resourceType":"Patient","id":"p1","identifier":[{"system":"%s","value":"A-77"}],
             "link":[{"type":"seealso","other":{"type":"Patient","identifier":{"system":"urn:riverside","value":"MRN-5",
               "assigner":{"identifier":{"system":"https://healthrecord.org/fhir/source","value":"riverside"}}}}}]}""";

    private static final Registration RIVERSIDE = new Registration("riverside", "urn:riverside", "MRN-5");

    @Test
    void thePortalNamesARegistrationOfAClinic() {
        assertThat(links("portal"))
                .anySatisfy(link -> assertThat(link.other()).isEqualTo(RIVERSIDE))
                .allSatisfy(link -> assertThat(link.one().source()).isEqualTo("portal"));
    }

    @Test
    void aClinicDoesNotSpeakOfAnotherClinicsNumbers() {
        assertThat(links("primary-care"))
                .noneMatch(link -> link.other().source().equals("riverside"));
    }

    private static List<IdentityStatement.Link> links(String source) {
        String system = "https://" + source + ".example/mrn";
        SourceProfile profile = new SourceProfile(
                source, source, FacilityKind.PRIMARY_CARE, Format.FHIR, system, ZoneId.of("America/New_York"), null);
        Opened opened = new FhirMapper().open(GoldenFolder.text(LINKED.formatted(system)), profile);
        return ((Opened.Units) opened)
                .units().stream()
                        .flatMap(unit -> ((Mapping.Mapped) unit.map()).identity().stream())
                        .filter(IdentityStatement.Link.class::isInstance)
                        .map(IdentityStatement.Link.class::cast)
                        .toList();
    }
}
