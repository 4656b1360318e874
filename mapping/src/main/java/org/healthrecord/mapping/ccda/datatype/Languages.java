package org.healthrecord.mapping.ccda.datatype;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Language codes as BCP 47 has them: a code of three letters (ISO 639-2) has one of two where there is one. The sender's
 * own code stays beside it. Source: RFC 5646; ISO 639-2 as the JDK knows it.
 */
public final class Languages {
    private static final String SYSTEM = "urn:ietf:bcp:47";

    /** Regions that FHIR's common languages name. */
    private static final Set<String> REGIONAL = Set.of(
            "de-AT", "de-CH", "de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-NZ", "en-SG", "en-US", "es-AR", "es-ES",
            "es-UY", "fr-BE", "fr-CH", "fr-FR", "it-CH", "it-IT", "nl-BE", "nl-NL", "no-NO", "ru-RU", "sr-RS", "sv-SE",
            "zh-CN", "zh-HK", "zh-SG", "zh-TW");

    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private Languages() {}

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>(Map.of("fre", "fr", "ger", "de", "chi", "zh", "dut", "nl"));
        for (String code : Locale.getISOLanguages()) {
            codes.putIfAbsent(new Locale(code).getISO3Language(), code);
        }
        return codes;
    }

    /** The tag for a sender's code. */
    public static String tag(String code) {
        int end = code.indexOf('-') < 0 ? code.length() : code.indexOf('-');
        String language = code.substring(0, end).toLowerCase(Locale.ROOT);
        return TWO_LETTERS.getOrDefault(language, language) + code.substring(end);
    }

    /** Of a language in a region that is not common, the language is the code and the region stays in the text. */
    public static CodeableConcept of(String code) {
        String tag = tag(code);
        int region = tag.indexOf('-');
        String known = region > 0 && !REGIONAL.contains(tag) ? tag.substring(0, region) : tag;
        CodeableConcept concept =
                new CodeableConcept().addCoding(new Coding().setSystem(SYSTEM).setCode(known));
        return known.equals(code) ? concept : concept.setText(code);
    }
}
