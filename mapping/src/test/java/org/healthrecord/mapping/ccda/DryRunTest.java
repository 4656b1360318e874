package org.healthrecord.mapping.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.Issue;
import org.healthrecord.mapping.port.Mapping;
import org.healthrecord.mapping.port.MessageMapper;
import org.healthrecord.mapping.port.Opened;
import org.healthrecord.mapping.port.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A dry run shows what the service would quarantine: documents without a patient, and pieces of documents. */
class DryRunTest {
    private static final String CODE = "<code code='1' codeSystem='2.16.840.1.113883.6.1'/>";

    @Test
    void aDocumentOfNobodyIsRefusedByTheServiceAndShownByADryRun() {
        String nobody = "<ClinicalDocument><id root='1.2.3'/>" + CODE + "</ClinicalDocument>";
        assertThat(open(new CcdaMapper(), nobody).units().get(0).map()).isInstanceOf(Mapping.Refused.class);
        Mapping.Mapped shown = shown(nobody);
        assertThat(types(shown)).contains("Patient", "DocumentReference", "Binary");
        assertThat(shown.issues()).extracting(Issue::code).contains("no-patient-identifier");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "<observation moodCode='EVN'>CODE</observation>, Observation, /observation",
                "<entry><procedure moodCode='EVN'>CODE</procedure></entry>, Procedure, /entry/procedure",
                "<component><observation moodCode='EVN'>CODE</observation></component>, Observation, /component/observation",
                "<section><title>T</title><text>words</text></section>, DocumentReference, /section",
                "<author><assignedAuthor><assignedPerson><name>A B</name></assignedPerson></assignedAuthor></author>,"
                        + "Practitioner, /author/assignedAuthor",
                "<informant><relatedEntity classCode='PRS'><relatedPerson><name>A</name></relatedPerson></relatedEntity></informant>,"
                        + "RelatedPerson, /informant/relatedEntity",
                "<participantRole classCode='SDLOC'><playingEntity><name>Ward</name></playingEntity></participantRole>,"
                        + "Location, /participantRole",
            })
    void aPieceOfADocumentBecomesItsOneResource(String piece, String type, String place) {
        String xml = piece.replace("CODE", CODE);
        assertThat(new CcdaMapper().open(payload(xml), MappedDocument.CLINIC)).isInstanceOf(Opened.Unreadable.class);
        List<Assertion> assertions = shown(xml).assertions();
        assertThat(assertions)
                .filteredOn(a -> a.key().type().equals(type))
                .singleElement()
                .satisfies(a -> assertThat(a.place()).isEqualTo(place));
    }

    @Test
    void whatIsNoPieceOfADocumentIsUnreadableStill() {
        assertThat(CcdaMapper.forDryRun().open(payload("<html/>"), MappedDocument.CLINIC))
                .isInstanceOf(Opened.Unreadable.class);
    }

    private static Mapping.Mapped shown(String xml) {
        return (Mapping.Mapped) open(CcdaMapper.forDryRun(), xml).units().get(0).map();
    }

    private static List<String> types(Mapping.Mapped mapped) {
        return mapped.assertions().stream().map(a -> a.key().type()).toList();
    }

    private static Opened.Units open(MessageMapper mapper, String xml) {
        return (Opened.Units) mapper.open(payload(xml), MappedDocument.CLINIC);
    }

    private static Payload payload(String xml) {
        return new Payload(xml.getBytes(StandardCharsets.UTF_8), null, null);
    }
}
