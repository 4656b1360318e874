package org.healthrecord.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.healthrecord.fhir.Samples.patient;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.healthrecord.fhir.FhirServerTest;
import org.healthrecord.fhir.chart.lists.EntryWords;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code _list}, {@code _tag} and what our extensions mean. */
class CurrentResourcesTest extends FhirServerTest {
    private static final String TAGS = "https://healthrecord.org/fhir/CodeSystem/chart";

    @BeforeEach
    void aPersonWithMedicines() {
        write(
                patient("cl1"),
                order("cl1-a", "cl1"),
                order("cl1-b", "cl1"),
                order("cl1-c", "cl1"),
                order("cl1-d", "cl1"));
        write(patient("cl2"), order("cl2-a", "cl2"));
        ListResource list = new ListResource();
        list.setId("current-medications-cl1");
        list.setSubject(new Reference("Patient/cl1"));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        entry(list, "cl1-a", "beside", new Reference("MedicationRequest/cl1-d"));
        entry(list, "cl1-b", "until", new DateTimeType(today.minusDays(3).toString()));
        entry(list, "cl1-c", "until", new DateTimeType(today.plusDays(3).toString()));
        write(list);
    }

    @Test
    void aPersonsCurrentMedicinesAreThoseOfTheList() {
        assertThat(ids("MedicationRequest?patient=cl1&_list=$current-medications"))
                .as("what ended before today is left out")
                .containsExactlyInAnyOrder(
                        "MedicationRequest/cl1-a", "MedicationRequest/cl1-c", "MedicationRequest/cl1-d");
        assertThat(ids("MedicationRequest?subject=Patient/cl1&_list=$current-medications"))
                .hasSize(3);
        assertThat(ids("MedicationRequest?_list=current-medications-cl1")).hasSize(3);
        assertThat(ids("MedicationRequest?patient=cl1&_list=$current-medications&_id=cl1-a,cl1-b"))
                .containsExactly("MedicationRequest/cl1-a");
    }

    @Test
    void whoHasNoListHasNothingCurrent() {
        assertThat(ids("MedicationRequest?patient=cl2&_list=$current-medications"))
                .isEmpty();
        assertThat(ids("MedicationRequest?patient=cl2&_list=current-medications-cl1"))
                .isEmpty();
        assertThat(ids("AllergyIntolerance?patient=cl1&_list=$current-allergies"))
                .isEmpty();
    }

    @Test
    void withoutAPersonOrOfAnUnknownListItIsRefused() {
        assertThat(status("MedicationRequest?_list=$current-medications")).isEqualTo(400);
        assertThat(status("MedicationRequest?patient=cl1&_list=$current-hopes")).isEqualTo(400);
    }

    @Test
    void aTagFindsWhatHasIt() {
        Resource tagged = order("cl3-t", "cl3");
        tagged.getMeta().addTag(TAGS, "disagreement", "Sources disagree");
        write(patient("cl3"), tagged, order("cl3-u", "cl3"));

        assertThat(ids("MedicationRequest?patient=cl3&_tag=" + TAGS + "|disagreement"))
                .containsExactly("MedicationRequest/cl3-t");
        assertThat(ids("MedicationRequest?patient=cl3&_tag=disagreement")).hasSize(1);
        assertThat(ids("MedicationRequest?patient=cl3&_tag=other")).isEmpty();
    }

    @Test
    void ourExtensionsCanBeLookedUp() {
        String url = "https://healthrecord.org/fhir/StructureDefinition/disagreement";

        assertThat(ids("StructureDefinition?url=" + url)).containsExactly("StructureDefinition/disagreement");
        assertThat(ids("StructureDefinition")).contains("StructureDefinition/current-list-entry");
        assertThat(read(StructureDefinition.class, "StructureDefinition/disagreement")
                        .getUrl())
                .isEqualTo(url);
        assertThat(status("StructureDefinition/none")).isEqualTo(404);
    }

    private static void entry(ListResource list, String order, String part, org.hl7.fhir.r4.model.Type value) {
        Extension words = new Extension(EntryWords.URL);
        words.addExtension(part, value);
        list.addEntry().setItem(new Reference("MedicationRequest/" + order)).addExtension(words);
    }

    private static MedicationRequest order(String id, String patient) {
        MedicationRequest order = new MedicationRequest();
        order.setId(id);
        order.setSubject(new Reference("Patient/" + patient));
        return order;
    }
}
