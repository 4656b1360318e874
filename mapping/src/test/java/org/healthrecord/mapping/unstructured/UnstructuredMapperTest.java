package org.healthrecord.mapping.unstructured;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import org.healthrecord.mapping.Excerpts;
import org.healthrecord.mapping.Mappers;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.port.FacilityKind;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.healthrecord.mapping.port.SourceProfile;
import org.healthrecord.mapping.port.Unit;
import org.hl7.fhir.r4.model.DocumentReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that are documents, from sources of every format. */
class UnstructuredMapperTest {
    private static final byte[] PDF = "%PDF-1.7\n\u00e4 letter".getBytes(StandardCharsets.ISO_8859_1);
    private static final DocumentLabel NOTHING = DocumentLabel.of(null, null, null);

    private static SourceProfile source(Format format) {
        return new SourceProfile(
                "east", "East", FacilityKind.CANCER_CENTER, format, "urn:east", ZoneId.of("America/New_York"), null);
    }

    private static Unit unit(Format format, Payload payload) {
        return ((Opened.Units) Mappers.of(format).open(payload, source(format)))
                .units()
                .get(0);
    }

    private static List<Assertion> assertions(Payload payload) {
        return ((Mapping.Mapped) unit(Format.HL7V2, payload).map()).assertions();
    }

    private static DocumentReference document(Payload payload) {
        return (DocumentReference) assertions(payload).get(1).resource();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void aFileWhoseNameSaysWhoseItIsBecomesADocumentOfThatPatient(Format format) {
        var payload =
                LabelledDocument.labelled(new Payload(PDF, null, "E-5001_20260301_Discharge_summary.pdf"), NOTHING);
        var unit = unit(format, payload);
        assertThat(unit.patientKey()).isEqualTo("E-5001");
        assertThat(Mappers.of(format).peek(payload, source(format))).contains("E-5001");
        var mapped = ((Mapping.Mapped) unit.map()).assertions();
        assertThat(mapped)
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.registration().mrn()).isEqualTo("E-5001"));
        var document = (DocumentReference) mapped.get(1).resource();
        assertThat(document.getType().getText()).isEqualTo("Discharge summary");
        assertThat(document.hasDate()).as("the day says no instant").isFalse();
        var attachment = document.getContentFirstRep().getAttachment();
        assertThat(attachment.getData()).isEqualTo(PDF);
        assertThat(attachment.getContentType()).isEqualTo("application/pdf");
        assertThat(attachment.getCreationElement().getValueAsString()).isEqualTo("2026-03-01");
    }

    @Test
    void whatTheSenderSaysBesideItGoesBeforeTheName() {
        var said = DocumentLabel.of("E-7", "2026-03-01T0930", "Letter\r\nX: y");
        var document = document(LabelledDocument.labelled(new Payload(PDF, null, "E-5001_20260301.pdf"), said));
        assertThat(document.getSubject().getReference()).isNotBlank();
        assertThat(document.getDescription()).isEqualTo("Letter X: y");
        assertThat(document.getDateElement().getValueAsString()).isEqualTo("2026-03-01T09:30:00-05:00");
    }

    @Test
    void aFileThatNamesNobodyIsRefused() {
        for (var name : List.of("scan_0001.pdf", "letter.pdf", "0_20260301.pdf")) {
            var unit = unit(Format.FHIR, LabelledDocument.labelled(new Payload(PDF, null, name), NOTHING));
            assertThat(((Mapping.Refused) unit.map()).refusal().reason())
                    .as(name)
                    .isEqualTo("no-patient");
        }
    }

    @Test
    void theSameLeafletForTwoPatientsIsTwoMessagesAndTwoDocuments() {
        var one = LabelledDocument.labelled(new Payload(PDF, null, "E-1_20260301.pdf"), NOTHING);
        var other = LabelledDocument.labelled(new Payload(PDF, null, "E-2_20260301.pdf"), NOTHING);
        assertThat(one.bytes()).isNotEqualTo(other.bytes());
        assertThat(assertions(one).get(1).key())
                .isNotEqualTo(assertions(other).get(1).key());
    }

    @Test
    void plainTextIsADocumentOnlyWhereItIsSaidWhoseItIs() {
        var text = new Payload("Dear colleague".getBytes(StandardCharsets.UTF_8), "text/plain", "E-1_20260301.txt");
        assertThat(LabelledDocument.labelled(text, NOTHING)).isSameAs(text);
        var labelled = LabelledDocument.labelled(text, DocumentLabel.of("E-1", null, null));
        assertThat(document(labelled).getContentFirstRep().getAttachment().getContentType())
                .isEqualTo("text/plain");
    }

    @Test
    void picturesAreKnownByTheirFirstBytes() {
        var tiff = new Payload(new byte[] {'I', 'I', '*', 0, 8}, null, "E-1_20260301_X-ray.tif");
        assertThat(document(LabelledDocument.labelled(tiff, NOTHING))
                        .getContentFirstRep()
                        .getAttachment()
                        .getContentType())
                .isEqualTo("image/tiff");
    }

    @Test
    void anUnreadableDateIsAnIssueAlone() {
        var payload =
                LabelledDocument.labelled(new Payload(PDF, null, null), DocumentLabel.of("E-1", "20261399", null));
        var mapped = (Mapping.Mapped) unit(Format.CSV, payload).map();
        assertThat(mapped.issues()).extracting(issue -> issue.code()).containsExactly("unreadable-date");
        assertThat(((DocumentReference) mapped.assertions().get(1).resource()).hasDate())
                .isFalse();
    }

    @Test
    void evidenceShowsTheLabel() {
        var payload = LabelledDocument.labelled(new Payload(PDF, null, "E-1_20260301_Letter.pdf"), NOTHING);
        var excerpts = Excerpts.of(source(Format.HL7V2), payload);
        assertThat(excerpts.isOfOne()).isTrue();
        assertThat(excerpts.at("", "Content-Type"))
                .hasValueSatisfying(found -> assertThat(found.text().substring(found.start(), found.end()))
                        .isEqualTo("Content-Type: application/pdf"));
    }
}
