package org.healthrecord.mapping.ccda.datatype;

import java.util.regex.Pattern;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.CodeSystems;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.jspecify.annotations.Nullable;

/**
 * CD, CE and CV to CodeableConcept: the code and its translations as sent, and the sender's own words, which may be in
 * the narrative.
 */
public final class Concepts {
    private static final String HL7_V3 = "2.16.840.1.113883.5.";
    private static final Pattern LOINC = Pattern.compile("\\d{4,7}-\\d");

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
        String words = Laterality.added(words(cd), cd, concept);
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
        for (CdaNode translation : cd.children("translation")) {
            words = words.isEmpty() ? narrative.text(translation.child("originalText")) : words;
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
        if (cd.attr("codeSystem").startsWith(HL7_V3) && isLoinc(cd.attr("code"))) {
            return Systems.LOINC;
        }
        String system = Systems.of(cd.attr("codeSystem"));
        return system != null
                ? system
                : CodeSystems.ofName(cd.attr("codeSystemName"))
                        .or(() -> CodeSystems.ofName(cd.attr("codeSystem")))
                        .orElse(null);
    }

    /** A number with LOINC's check digit (mod 10), which no HL7 vocabulary has: its system was only misnamed. */
    private static boolean isLoinc(String code) {
        if (!LOINC.matcher(code).matches()) {
            return false;
        }
        int sum = 0;
        boolean doubled = true;
        for (int i = code.length() - 3; i >= 0; i--) {
            int digit = (code.charAt(i) - '0') * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }
        return (10 - sum % 10) % 10 == code.charAt(code.length() - 1) - '0';
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
