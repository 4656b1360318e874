package org.healthrecord.fhir.chart.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

/** A summary can be printed by whoever gets it, wherever that is. */
class SummaryPdfTest {

    @Test
    void itSaysWhatThePageSays() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(SummaryPdf.of(summary("Müller-Łukasiewicz", "Αθηνά")))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("Müller-Łukasiewicz", "Αθηνά", "Allergies");
        }
    }

    @Test
    void itsFontsAreInIt() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(SummaryPdf.of(summary("Sample", "Pat")))) {
            for (COSName name : pdf.getPage(0).getResources().getFontNames()) {
                PDFont font = pdf.getPage(0).getResources().getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }

    @Test
    void whatAClinicWroteStaysText() throws IOException {
        byte[] pdf = SummaryPdf.of(summary("<img src=\"http://127.0.0.1:1/x.png\"/>", "Pat & <script>"));
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains("<img src=")
                    .contains("<script>");
            assertThat(read.getPage(0).getAnnotations()).isEmpty();
        }
    }

    private static Bundle summary(String family, String given) {
        Patient patient = new Patient();
        patient.setId("p1");
        patient.addName().setFamily(family).addGiven(given);
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setId("a1");
        allergy.getCode().setText("Penicillin");
        allergy.setPatient(new Reference("Patient/p1"));
        List<Resource> chart = List.of(patient, allergy);
        return PatientSummary.of(chart, List.of(), "http://localhost/fhir", Instant.parse("2026-05-01T08:00:00Z"));
    }
}
