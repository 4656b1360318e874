package org.healthrecord.mapping.ccda.entry.product;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.text.PlainWords;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * The text of a medication activity: how to take it (the sig), or the drug's name again, or a line of the section's
 * table that begins with the drug. Only the first is a dosage; the last is a remark.
 */
final class Sig {
    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_DESCRIPTION = 2_000;

    private final String text;
    private final List<String> names;

    private Sig(String text, List<String> names) {
        this.text = text;
        this.names = names;
    }

    static Sig of(CdaNode entry, CdaDocument doc) {
        String text = doc.narrative().text(entry.child("text"));
        return new Sig(text, text.isEmpty() ? List.of() : names(entry, doc));
    }

    private static List<String> names(CdaNode entry, CdaDocument doc) {
        List<String> names = new ArrayList<>(3);
        CodeableConcept drug = Products.named(entry, doc);
        if (drug != null) {
            names.add(PlainWords.of(drug.hasText() ? drug.getText() : ""));
            for (Coding c : drug.getCoding()) {
                names.add(PlainWords.of(c.hasDisplay() ? c.getDisplay() : ""));
            }
        }
        names.add(PlainWords.of(Products.material(entry).child("name").text()));
        names.removeIf(String::isEmpty);
        return names;
    }

    /** Empty where the text is no sig. */
    String sig() {
        return isName() || isDescription() ? "" : text;
    }

    /** What the text says beside the drug's name; empty where it is the sig, or says no more. */
    String description() {
        return !isName() && isDescription() ? text : "";
    }

    private boolean isName() {
        return isName(text, names);
    }

    static boolean isName(String words, List<String> names) {
        return names.contains(PlainWords.of(words));
    }

    /** Whether the sig stated as one is only the name of the entry's drug. */
    static boolean isName(String words, CdaNode entry, CdaDocument doc) {
        return isName(words, names(entry, doc));
    }

    /** Whether the text begins with the drug, or one of its lines or cells is the drug's name. */
    private boolean isDescription() {
        String first = firstWord(PlainWords.of(text));
        for (String name : names) {
            if (first.length() >= SHORTEST_NAME && first.equals(firstWord(name))) {
                return true;
            }
        }
        if (text.length() > LONGEST_DESCRIPTION) {
            return false;
        }
        for (String line : text.split("\n")) {
            for (String cell : line.split("\\|")) {
                if (isName(cell, names)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String firstWord(String words) {
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }
}
