package org.healthrecord.ingest.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.healthrecord.ingest.source.definition.SourceDefinition;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.unstructured.DocumentLabel;
import org.healthrecord.mapping.unstructured.LabelledDocument;
import org.junit.jupiter.api.Test;

/** Documents posted by sources of other formats: whose they are is said in headers. */
class DocumentIntakeTest {
    private static final byte[] PDF = "%PDF-1.7".getBytes(StandardCharsets.US_ASCII);
    private static final SourceDefinition SOURCE = new SourceDefinition(
            new SourceProfile(
                    "east", "East", FacilityKind.CANCER_CENTER, Format.HL7V2, "urn:east", ZoneId.of("UTC"), null),
            List.of(),
            null);

    @Test
    void theLabelIsKeptWithTheBytes() {
        var label = DocumentLabel.of("E-5001", "2026-03-01", "Letter");
        var arrival = new Submitted(SOURCE, "application/pdf", null, label).arrival(PDF);
        var kept = LabelledDocument.read(arrival.payload().bytes()).orElseThrow();
        assertThat(kept.label()).isEqualTo(label);
        assertThat(kept.body()).isEqualTo(PDF);
    }

    @Test
    void theNameOfAnUploadServesToo() {
        var disposition = "attachment; filename=\"E-5001_20260301_Letter.pdf\"";
        var arrival =
                new Submitted(SOURCE, "application/pdf", disposition, DocumentLabel.of(null, null, null)).arrival(PDF);
        assertThat(LabelledDocument.read(arrival.payload().bytes())
                        .orElseThrow()
                        .label())
                .isEqualTo(DocumentLabel.of("E-5001", "20260301", "Letter"));
    }

    @Test
    void aMessageStaysAsItCame() {
        var message = "MSH|^~\\&|EHR".getBytes(StandardCharsets.US_ASCII);
        var arrival = new Submitted(SOURCE, "text/plain", null, DocumentLabel.of(null, null, null)).arrival(message);
        assertThat(arrival.payload().bytes()).isEqualTo(message);
    }

    @Test
    void documentsAreTakenFromSourcesOfEveryFormatAndPlainTextWhereItIsLabelled() {
        for (var format : Format.values()) {
            AcceptedTypes.check(format, "application/pdf", false);
            AcceptedTypes.check(format, "image/tiff", false);
            AcceptedTypes.check(format, "text/plain; charset=utf-8", true);
        }
        assertThatThrownBy(() -> AcceptedTypes.check(Format.FHIR, "text/plain", false))
                .isInstanceOf(IntakeRefusal.class);
        assertThatThrownBy(() -> AcceptedTypes.check(Format.HL7V2, "video/mp4", true))
                .isInstanceOf(IntakeRefusal.class);
    }
}
