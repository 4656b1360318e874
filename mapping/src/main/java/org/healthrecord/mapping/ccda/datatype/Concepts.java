package org.healthrecord.mapping.ccda.datatype;

import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.CodeSystems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * CD, CE and CV to CodeableConcept: the code and its translations as sent, and the sender's own words, which may stand in
 * the narrative.
 */
public final class Concepts {
    private final Narrative narrative;

    public Concepts(Narrative narrative) {
        this.narrative = narrative;
    }

    /** Null where there is neither a code nor a word. */
    public @Nullable CodeableConcept of(CdaNode cd) {
        CodeableConcept concept = new CodeableConcept();
        add(concept, coding(cd));
        for (CdaNode translation : cd.children("translation")) {
            add(concept, coding(translation));
        }
        String words = words(cd);
        if (!words.isEmpty()) {
            concept.setText(words);
        }
        return concept.isEmpty() ? null : concept;
    }

    /** The sender's own words for a coded value; its display name where there is no code to carry it. */
    public String words(CdaNode cd) {
        String words = narrative.text(cd.child("originalText"));
        if (words.isEmpty() && cd.child("reference").exists()) {
            words = narrative.text(cd);
        }
        if (words.isEmpty() && cd.attr("code").isEmpty()) {
            words = cd.attr("displayName");
        }
        return words;
    }

    /** The code alone; null where there is none. */
    public static @Nullable Coding coding(CdaNode cd) {
        String code = String.join(" ", cd.attr("code").split("\\s+"));
        if (code.isEmpty()) {
            return null;
        }
        Coding coding = new Coding().setSystem(system(cd)).setCode(code);
        coding.setDisplay(nullIfEmpty(cd.attr("displayName")));
        coding.setVersion(nullIfEmpty(cd.attr("codeSystemVersion")));
        return coding;
    }

    private static @Nullable String system(CdaNode cd) {
        String system = Systems.of(cd.attr("codeSystem"));
        return system != null
                ? system
                : CodeSystems.ofName(cd.attr("codeSystemName")).orElse(null);
    }

    private static void add(CodeableConcept concept, @Nullable Coding coding) {
        if (coding == null) {
            return;
        }
        for (Coding c : concept.getCoding()) {
            if (coding.getCode().equals(c.getCode()) && java.util.Objects.equals(coding.getSystem(), c.getSystem())) {
                return;
            }
        }
        concept.addCoding(coding);
    }

    private static @Nullable String nullIfEmpty(String s) {
        return s.isEmpty() ? null : s;
    }
}
