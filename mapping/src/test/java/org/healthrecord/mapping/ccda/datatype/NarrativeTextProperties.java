package org.healthrecord.mapping.ccda.datatype;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.ccda.xml.CdaReader;
import org.healthrecord.mapping.ccda.xml.Parsed;

/** The borders of the narrative block stay borders: no two words or numbers grow together. */
class NarrativeTextProperties {
    private static final List<String[]> BLOCKS = List.of(
            new String[] {"<paragraph>", "</paragraph>"},
            new String[] {"<list><item>", "</item></list>"},
            new String[] {"<table><tbody><tr><td>", "</td></tr></tbody></table>"},
            new String[] {"<br/>", ""},
            new String[] {"<br/><content>", "</content><br/>"},
            new String[] {"<paragraph><content styleCode=\"Bold\">", "</content></paragraph>"});

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.of("1", "2", "5", "mg", "Take", "0.5", "daily")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property
    void wordsInBlocksOfAnyKindStayApart(@ForAll("words") List<String> words, @ForAll List<Byte> kinds) {
        StringBuilder narrative = new StringBuilder("<text>");
        for (int i = 0; i < words.size(); i++) {
            int kind = kinds.isEmpty() ? 0 : Math.floorMod(kinds.get(i % kinds.size()), BLOCKS.size());
            narrative.append(BLOCKS.get(kind)[0]).append(words.get(i)).append(BLOCKS.get(kind)[1]);
        }
        assertThat(read(narrative + "</text>").split("\\s+")).containsExactlyElementsOf(words);
    }

    @Property
    void cellsOfARowStayApart(@ForAll("words") List<String> words) {
        List<String> cells = new ArrayList<>(words);
        cells.replaceAll(w -> "<td>" + w + "</td>");
        String text = read("<text><table><tbody><tr>" + String.join("", cells) + "</tr></tbody></table></text>");
        assertThat(text).isEqualTo(String.join(" | ", words));
    }

    private static String read(String xml) {
        CdaNode root = ((Parsed.Document) CdaReader.read(xml.getBytes(StandardCharsets.UTF_8))).root();
        return NarrativeText.of(root);
    }
}
