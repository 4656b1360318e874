package org.healthrecord.mapping.ccda.entry;

import java.util.Locale;
import org.healthrecord.mapping.ccda.datatype.NarrativeText;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** What a statement names, in codes and in the sender's words: those of the value, else those of the statement's text. */
public final class OwnWords {
    private static final int COMPARED = 500;

    private OwnWords() {}

    /** Null where there is neither a code nor a word. Words of the statement are used where no code has a name. */
    public static @Nullable CodeableConcept of(CdaNode coded, CdaNode text, CdaDocument doc) {
        CodeableConcept concept = doc.concept(coded);
        if (concept != null
                && (concept.hasText() || concept.getCoding().stream().anyMatch(Coding::hasDisplay))) {
            return concept;
        }
        String words = NarrativeText.of(coded);
        words = words.isEmpty() ? doc.narrative().text(text) : words;
        if (words.isEmpty()) {
            return concept;
        }
        return (concept == null ? new CodeableConcept() : concept).setText(words);
    }

    /** Words to compare: lower case letters and digits, one blank between. Of long text the beginning, which is enough. */
    public static String plain(String words) {
        StringBuilder out = new StringBuilder(Math.min(COMPARED, words.length()));
        boolean gap = false;
        String beginning = words.substring(0, Math.min(COMPARED, words.length()));
        for (char c : beginning.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                out.append(gap && out.length() > 0 ? " " : "").append(c);
            }
            gap = !Character.isLetterOrDigit(c);
        }
        return out.toString();
    }
}
