package org.healthrecord.fhir.chart.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A site's own table of labels. */
class LabelLinesTest {
    @Test
    void aSiteLabelsItsOwnCodesAndSources() {
        Labels labels = Labels.with(
                LabelLines.read(
                        "# ours\nlabel\tsystem\tcode\nhiv\turn:ours\tH*\n\nSUD\tsource\tharbor-program\nMINORS\turn:ours\t7\n"));

        assertThat(labels.of(coded("urn:ours", "H12"), "a")).containsExactly("HIV");
        assertThat(labels.of(coded("urn:ours", "7"), "a")).containsExactly("MINORS");
        assertThat(labels.of(coded("urn:ours", "8"), "a")).isEmpty();
        assertThat(labels.of(coded("urn:ours", "8"), "harbor-program")).containsExactly("SUBSTANCE_USE");
    }

    @Test
    void aSourceIsLabelledByTheNameOfALabel() {
        Labels labels = Labels.with(List.of(LabelLines.ofSource("behavioral-health", "quiet-house")));

        assertThat(labels.of(coded("urn:ours", "8"), "quiet-house")).containsExactly("BEHAVIORAL_HEALTH");
        assertThatThrownBy(() -> LabelLines.ofSource("secret", "quiet-house"))
                .isInstanceOf(LabelLines.UnusableException.class)
                .hasMessageContaining("substance-use");
    }

    @ParameterizedTest
    @CsvSource({"hiv urn:x 1, line 2", "'hiv\tsystem', line 2", "'secret\turn:x\t1', unknown", "'hiv\t\t1', line 2"})
    void aLineThatCannotBeUsedIsNamed(String line, String words) {
        assertThatThrownBy(() -> LabelLines.read("# ours\n" + line.replace("\\t", "\t")))
                .isInstanceOf(LabelLines.UnusableException.class)
                .hasMessageContaining(words);
    }

    private static Condition coded(String system, String code) {
        Condition condition = new Condition();
        condition.setCode(new CodeableConcept(new Coding(system, code, null)));
        return condition;
    }
}
