package org.healthrecord.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;
import static org.healthrecord.fhir.Samples.provenance;
import static org.healthrecord.fhir.Samples.weight;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.healthrecord.fhir.FhirServerTest;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person's whole chart: complete, each resource once, and nothing of any other person. */
class EverythingTest extends FhirServerTest {
    private static final List<String> OWN =
            List.of("Patient/e1", "Observation/e1-o", "Observation/e1-n", "Provenance/e1-p");
    private static final List<String> SHARED =
            List.of("Organization/e-clinic", "PractitionerRole/e-role", "Practitioner/e-doc");

    @BeforeEach
    void twoPeopleOfOneClinic() {
        Organization clinic = new Organization().setName("Clinic");
        clinic.setId("e-clinic");
        Organization elsewhere = new Organization().setName("Elsewhere");
        elsewhere.setId("e-elsewhere");
        Practitioner doctor = new Practitioner();
        doctor.setId("e-doc");
        PractitionerRole role = new PractitionerRole().setPractitioner(new Reference("Practitioner/e-doc"));
        role.setId("e-role");
        Observation weight = weight("e1-o", "e1", "70").addPerformer(new Reference("PractitionerRole/e-role"));
        write(clinic, elsewhere, doctor, role, patient("e1"), patient("e2"), weight, weight("e1-n", "e1", "71"));
        Observation reportedByTheOther = weight("e2-o", "e2", "80").addPerformer(new Reference("Patient/e1"));
        write(reportedByTheOther, provenance("e1-p", weight, "e-clinic"));
        write(provenance("e2-p", reportedByTheOther, "e-elsewhere"));
    }

    @Test
    void theChartIsCompleteAndNobodyElsesIsInIt() {
        List<String> expected = new ArrayList<>(OWN);
        expected.addAll(SHARED);

        assertThat(ids("Patient/e1/$everything")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(ids("Patient/e2/$everything"))
                .containsExactly("Patient/e2", "Observation/e2-o", "Provenance/e2-p", "Organization/e-elsewhere");
    }

    @Test
    void theProgramThatWroteADocumentIsInItUnlessItIsSomebodyElses() {
        Device program = new Device();
        program.setId("e-program");
        Device pump = new Device();
        pump.setId("e2-pump");
        pump.setPatient(new Reference("Patient/e2"));
        DocumentReference document = new DocumentReference();
        document.setId("e4-d");
        document.setSubject(new Reference("Patient/e4"));
        document.addAuthor(new Reference("Device/e-program")).addAuthor(new Reference("Device/e2-pump"));
        write(patient("e4"), program, pump, document);

        assertThat(ids("Patient/e4/$everything"))
                .containsExactlyInAnyOrder("Patient/e4", "DocumentReference/e4-d", "Device/e-program");
    }

    @Test
    void pagesTogetherAreTheChartWhateverTheirSize() {
        List<String> whole = ids("Patient/e1/$everything");
        for (int size = 1; size <= whole.size() + 1; size++) {
            assertThat(pages("Patient/e1/$everything?_count=" + size))
                    .as("pages of " + size)
                    .isEqualTo(whole);
        }
    }

    @Test
    void typesCanBeChosen() {
        assertThat(pages("Patient/e1/$everything?_type=Observation,Practitioner&_count=1"))
                .containsExactlyInAnyOrder("Observation/e1-o", "Observation/e1-n", "Practitioner/e-doc");
    }

    @Test
    void onlyWhatChangedSinceThen() {
        String before = read(Observation.class, "Observation/e1-n")
                .getMeta()
                .getLastUpdatedElement()
                .getValueAsString();
        write(weight("e1-n", "e1", String.valueOf(System.nanoTime() % 1000)));
        String after = read(Observation.class, "Observation/e1-n")
                .getMeta()
                .getLastUpdatedElement()
                .getValueAsString();

        assertThat(before).isNotEqualTo(after);
        assertThat(ids("Patient/e1/$everything?_since=" + after.replace("+", "%2B")))
                .containsExactly("Observation/e1-n");
        assertThat(ids("Patient/e1/$everything?_since=2999-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void whatIsDeletedIsNotInIt() {
        write(weight("e1-x", "e1", "99"));
        delete("Observation/e1-x");

        assertThat(ids("Patient/e1/$everything")).doesNotContain("Observation/e1-x");
    }

    @Test
    void largeChartsComeInPagesOfTwoHundred() {
        write(patient("e3"));
        List<Resource> many = IntStream.range(0, 450)
                .<Resource>mapToObj(i -> weight("e3-" + i, "e3", "70"))
                .toList();
        put(many, List.of());
        Bundle first = read(Bundle.class, "Patient/e3/$everything");

        assertThat(first.getEntry()).hasSize(200);
        assertThat(first.getTotal()).isEqualTo(451);
        assertThat(pages("Patient/e3/$everything")).hasSize(451).doesNotHaveDuplicates();
    }

    private List<String> pages(String path) {
        List<String> all = new ArrayList<>();
        String next = path;
        while (next != null) {
            Bundle page = read(Bundle.class, next);
            page.getEntry()
                    .forEach(entry -> all.add(entry.getResource().fhirType() + "/"
                            + entry.getResource().getIdPart()));
            next = page.getLink("next") == null
                    ? null
                    : page.getLink("next").getUrl().replaceFirst(".*/fhir/", "");
        }
        return all;
    }
}
