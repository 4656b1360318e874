package org.healthrecord.mapping.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

/** No text of a chart holds a character that XML, FHIR or PostgreSQL does not take. */
class ControlCharactersProperties {

    @Property
    void whatIsLeftIsAllowedEverywhere(@ForAll String text) {
        String clean = ControlCharacters.cleaned(text);
        assertThat(clean.codePoints())
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || c >= ' ' && c < 0xD800
                        || c >= 0xE000 && c < 0xFFFE
                        || c >= 0x10000);
        assertThat(ControlCharacters.cleaned(clean)).isSameAs(clean);
    }

    @Property
    void ordinaryTextStaysTheVerySame(@ForAll @CharRange(from = ' ', to = '\uD7FF') String text) {
        assertThat(ControlCharacters.cleaned(text)).isSameAs(text);
    }

    @Test
    void wordsStayApartAndWhatStandsBetweenLettersIsTakenOut() {
        assertThat(ControlCharacters.cleaned("walked\fslept\u000Bate")).isEqualTo("walked\nslept\nate");
        assertThat(ControlCharacters.cleaned("one\u001Ftwo")).isEqualTo("one two");
        assertThat(ControlCharacters.cleaned("wr\u0000ist\u001B")).isEqualTo("wrist");
        assertThat(ControlCharacters.cleaned("a\tb\r\nc")).isEqualTo("a\tb\r\nc");
        assertThat(ControlCharacters.cleaned("\uD83D\uDE00 \uD83D \uDE00 \uFFFE"))
                .isEqualTo("\uD83D\uDE00 \uFFFD \uFFFD ");
    }
}
