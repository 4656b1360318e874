package org.healthrecord.mapping.ccda.datatype;

import java.util.Set;
import org.healthrecord.mapping.ccda.xml.CdaNode;

/**
 * Narrative as plain text that keeps its lines: a paragraph, list item, caption or table row is a line, the cells of a
 * row are beside each other. Source: CDA R2, section narrative block.
 */
public final class NarrativeText {
    private static final Set<String> LINES = Set.of("paragraph", "item", "tr", "caption", "list", "table", "title");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final StringBuilder out = new StringBuilder();
    private boolean gap;

    private NarrativeText() {}

    public static String of(CdaNode text) {
        NarrativeText plain = new NarrativeText();
        plain.add(text);
        return plain.out.toString().strip();
    }

    private void add(CdaNode node) {
        for (Object o : node.content()) {
            if (o instanceof CdaNode child) {
                element(child);
            } else {
                words(o.toString());
            }
        }
    }

    private void element(CdaNode child) {
        if (child.name().equals("br")) {
            line();
        } else if (LINES.contains(child.name())) {
            line();
            add(child);
            line();
        } else if (CELLS.contains(child.name())) {
            cell();
            add(child);
        } else {
            add(child);
        }
    }

    private void words(String characters) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                gap = true;
            } else {
                out.append(gap && !atLineStart() ? " " : "").append(c);
                gap = false;
            }
        }
    }

    private void cell() {
        gap = false;
        if (!atLineStart()) {
            out.append(" | ");
        }
    }

    private void line() {
        gap = false;
        if (!atLineStart()) {
            out.append('\n');
        }
    }

    private boolean atLineStart() {
        return out.length() == 0 || out.charAt(out.length() - 1) == '\n';
    }
}
