package org.healthrecord.mapping.ccda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.ccda.PlaceInText.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceInTextTest {

    @Test
    void findsTheSecondOfTwo() {
        assertThat(found("<a><b>1</b><b x='>'>2</b></a>", "/a/b[2]")).isEqualTo("<b x='>'>2</b>");
    }

    @Test
    void countsNoCommentsAndNoCharacterData() {
        assertThat(found("<a><!-- <b/> --><![CDATA[<b>]]><b/></a>", "/a/b")).isEqualTo("<b/>");
    }

    @Test
    void goesIntoTheRightBranch() {
        assertThat(found("<a><c><b>no</b></c><c><b>yes</b></c></a>", "/a/c[2]/b"))
                .isEqualTo("<b>yes</b>");
    }

    @Test
    void looksThroughPrefixes() {
        assertThat(found("<v3:a><v3:b>x</v3:b></v3:a>", "/a/b")).isEqualTo("<v3:b>x</v3:b>");
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(PlaceInText.find("<a><b/></a>", "/a/b[2]")).isEmpty();
        assertThat(PlaceInText.find("<a><b", "/a/b")).isEmpty();
        assertThat(PlaceInText.find("<a/>", "")).isEmpty();
    }

    static java.util.List<Path> situations() {
        return GoldenFoldersTest.folders();
    }

    @ParameterizedTest
    @MethodSource("situations")
    void everyPlaceOfEveryAssertionIsFound(Path situation) {
        byte[] document = GoldenFoldersTest.document(situation);
        String text = PlaceInText.textOf(document);
        for (Assertion a : MappedDocument.assertions(document)) {
            String name = a.place().replaceAll(".*/", "").replaceAll("\\[\\d+]", "");
            assertThat(found(text, a.place())).as(a.place()).startsWith("<" + name);
            a.origins()
                    .forEach(o ->
                            assertThat(found(text, o.place())).as(o.place()).startsWith("<"));
        }
        assertThat(new String(document, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    private static String found(String text, String place) {
        Range range = PlaceInText.find(text, place).orElseThrow();
        return text.substring(range.start(), range.end());
    }
}
