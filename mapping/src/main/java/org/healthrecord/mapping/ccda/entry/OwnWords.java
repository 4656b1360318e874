package org.healthrecord.mapping.ccda.entry;

import org.healthrecord.mapping.ccda.datatype.NarrativeText;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/** What a statement names, in codes and in the sender's words: those of the value, else those of the statement's text. */
public final class OwnWords {
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
}
