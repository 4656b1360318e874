package org.healthrecord.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.healthrecord.mapping.port.Format;
import org.healthrecord.mapping.port.Payload;
import org.junit.jupiter.api.Test;

class ExcerptsTest {

    @Test
    void aSegmentOfAMessage() {
        String message = "MSH|^~\\&|A\rPID|1||17\rOBX|1|NM|a||1\rOBX|2|NM|b||2\r";
        assertThat(shown(Format.HL7V2, message, "", "OBX[2]")).isEqualTo("OBX|2|NM|b||2");
    }

    @Test
    void aMessageOfABatch() {
        String batch = "FHS|^~\\&\rMSH|^~\\&|A\rPID|1||17\rMSH|^~\\&|B\rPID|1||18\rFTS|2\r";
        assertThat(shown(Format.HL7V2, batch, "2", "PID")).isEqualTo("PID|1||18");
    }

    @Test
    void anEntryOfABundle() {
        String bundle = "{\"entry\":[{\"resource\":{\"id\":\"a\"}},{\"resource\":{\"id\":\"b\"}}]}";
        assertThat(shown(Format.FHIR, bundle, "", "/entry/1/resource")).isEqualTo("{\"id\":\"b\"}");
    }

    @Test
    void anElementOfADocument() {
        String document = "<a><b>1</b><b>2</b></a>";
        assertThat(shown(Format.CCDA, document, "", "/a/b[2]")).isEqualTo("<b>2</b>");
    }

    @Test
    void nothingWhereTheMessageHasNoSuchPlace() {
        assertThat(Excerpts.of(Format.FHIR, payload("{}"), "", "/entry/7")).isEmpty();
        assertThat(Excerpts.of(Format.HL7V2, payload("MSH|^~\\&|A\r"), "", "OBX[3]"))
                .isEmpty();
    }

    private static String shown(Format format, String message, String selector, String place) {
        Excerpts.Excerpt excerpt =
                Excerpts.of(format, payload(message), selector, place).orElseThrow();
        return excerpt.text().substring(excerpt.start(), excerpt.end());
    }

    private static Payload payload(String text) {
        return new Payload(text.getBytes(StandardCharsets.UTF_8), null, null);
    }
}
