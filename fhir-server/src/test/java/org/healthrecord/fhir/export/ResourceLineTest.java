package org.healthrecord.fhir.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.util.List;
import org.healthrecord.fhir.store.read.BulkRows.Row;
import org.junit.jupiter.api.Test;

/** A line is the stored text with what the store keeps beside it. */
class ResourceLineTest {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00.120Z");
    private static final String FRAME = "\"versionId\":\"3\",\"lastUpdated\":\"2026-03-01T10:00:00.120Z\"";

    @Test
    void versionAndTimeStandBeforeTheOtherMeta() {
        assertThat(
                        line(
                                "{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{\"tag\":[{\"code\":\"x\"}]},\"active\":true}"))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{" + FRAME
                        + ",\"tag\":[{\"code\":\"x\"}]},\"active\":true}");
    }

    @Test
    void withoutMetaTheyAreAllOfIt() {
        assertThat(line("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"active\":true}"))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{" + FRAME + "},\"active\":true}");
        assertThat(line("{\"resourceType\":\"Patient\",\"id\":\"p1\"}"))
                .isEqualTo("{\"resourceType\":\"Patient\",\"id\":\"p1\",\"meta\":{" + FRAME + "}}");
    }

    @Test
    void aTextOfAnotherResourceIsNeverGivenUnderThisId() {
        assertThatThrownBy(() -> line("{\"resourceType\":\"Patient\",\"id\":\"p2\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("p2");
    }

    @Test
    void elementsOfChoiceTypesAreNamedWithoutTheirType() {
        Subset subset = new Subset(FhirContext.forR4Cached(), List.of("Observation.value", "birthDate"));

        assertThat(subset.of(
                        "Observation",
                        "{\"resourceType\":\"Observation\",\"id\":\"o\",\"status\":\"final\",\"_status\":{},"
                                + "\"code\":{},\"valueString\":\"x\",\"subject\":{}}"))
                .contains("valueString", "_status", "code", "SUBSETTED")
                .doesNotContain("subject");
        assertThat(subset.of(
                        "Patient", "{\"resourceType\":\"Patient\",\"id\":\"p\",\"birthDate\":\"2000\",\"name\":[]}"))
                .contains("birthDate")
                .doesNotContain("name");
    }

    private static String line(String json) {
        return ResourceLine.of(new Row(1, "Patient", "p1", 3, AT, AT, json, "p1"));
    }
}
