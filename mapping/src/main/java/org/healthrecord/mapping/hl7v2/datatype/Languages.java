package org.healthrecord.mapping.hl7v2.datatype;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.healthrecord.mapping.hl7v2.reader.Value;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Languages as FHIR requires them (BCP 47), from what senders write: codes of two or three letters (ISO 639) in any case, also
 * with a region, or the English name. The codes sent stay beside a known one; without one they are text, as FHIR requires at
 * least one code of that system.
 */
public final class Languages {
    private static final String SYSTEM = "urn:ietf:bcp:47";
    private static final Map<String, String> CODES = new HashMap<>();

    static {
        for (String code : Locale.getISOLanguages()) {
            Locale locale = new Locale(code);
            CODES.put(code, code);
            CODES.put(locale.getISO3Language(), code);
            CODES.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        }
        CODES.put("fre", "fr");
        CODES.put("ger", "de");
        CODES.put("chi", "zh");
        CODES.put("dut", "nl");
        CODES.put("gre", "el");
        CODES.put("per", "fa");
        CODES.put("rum", "ro");
    }

    private Languages() {}

    public static Optional<String> code(String sent) {
        String name = sent.toLowerCase(Locale.ROOT);
        int dash = name.indexOf('-');
        String code = CODES.get(dash > 0 ? name.substring(0, dash) : name);
        if (code == null || dash < 0) {
            return Optional.ofNullable(code);
        }
        String region = sent.substring(dash + 1).toUpperCase(Locale.ROOT);
        return Optional.of(region.length() == 2 ? code + '-' + region : code);
    }

    /** The language of a CWE: the known code, and what the sender wrote as text. */
    public static Optional<CodeableConcept> concept(Value value, Sender sender) {
        Optional<CodeableConcept> sent = Cwe.concept(value, sender);
        if (sent.isEmpty()) {
            return sent;
        }
        Optional<String> code = code(value.first(1)).or(() -> code(value.part(2)));
        CodeableConcept concept = sent.get();
        CodeableConcept language = new CodeableConcept().setText(written(concept, code.orElse("")));
        code.ifPresent(c -> {
            language.addCoding(new Coding(SYSTEM, c, null));
            concept.getCoding().stream().filter(Coding::hasSystem).forEach(language::addCoding);
        });
        return Optional.of(language);
    }

    /** The sender's words and codes, except the one that is the coding. */
    private static String written(CodeableConcept concept, String known) {
        StringBuilder text = new StringBuilder(concept.hasText() ? concept.getText() : "");
        for (Coding coding : concept.getCoding()) {
            String code = coding.getCode();
            if (!code.equalsIgnoreCase(known) && text.indexOf(code) < 0) {
                text.append(text.length() == 0 ? "" : " ").append(code);
            }
        }
        return text.toString();
    }
}
