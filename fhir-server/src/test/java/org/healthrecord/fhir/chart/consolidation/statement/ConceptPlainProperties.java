package org.healthrecord.fhir.chart.consolidation.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.fhir.chart.consolidation.value.Concept;

/** Words are compared without difference of case and spacing. */
class ConceptPlainProperties {
    @Property(tries = 2_000)
    void spacesAreWhatTheExpressionTakesForThem(@ForAll("texts") String text) {
        assertThat(Concept.plain(text))
                .isEqualTo(text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars(" \t\n\u000B\f\r\u00A0\u2003\u001CaBÄİ")
                .ofMaxLength(12);
    }
}
