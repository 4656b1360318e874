package org.healthrecord.fhir.chart.consolidation.value;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The value of an observation in forms that can be compared: numbers as numbers, codes by code or words. */
public final class Measured {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");
    private static final String QUALIFIER = "(qualifier value)";

    private static final Map<String, String> ANSWERS = Map.of(
            "neg", "negative",
            "neg.", "negative",
            "(-)", "negative",
            "pos", "positive",
            "pos.", "positive",
            "(+)", "positive",
            "nonreactive", "non-reactive",
            "non reactive", "non-reactive");

    private static final Pattern ANNOTATION = Pattern.compile("\\{[^}]*}");
    private static final Pattern SPELLING = Pattern.compile("[\\[\\]\\s]");

    private Measured() {}

    /** Ways to write the value; components count together with their codes. */
    public static Set<String> values(Observation observation, String source) {
        if (!observation.hasComponent()) {
            return valuesOf(observation.getValue(), source);
        }
        String parts = observation.getComponent().stream()
                .map(part -> part(part, source))
                .sorted()
                .collect(Collectors.joining(";"));
        return Set.of(valuesOf(observation.getValue(), source) + parts);
    }

    private static String part(ObservationComponentComponent part, String source) {
        return Concept.of(part.getCode(), source).primary() + '=' + valuesOf(part.getValue(), source);
    }

    public static Set<String> valuesOf(@Nullable Type value, String source) {
        if (value == null || value.isEmpty()) {
            return Set.of();
        }
        if (value instanceof Quantity quantity) {
            return Set.of(quantity.hasValue() ? "n:" + ElementValue.number(quantity) : "x:" + Content.of(quantity));
        }
        if (value instanceof IntegerType integer) {
            return Set.of("n:" + ElementValue.number(BigDecimal.valueOf(integer.getValue())));
        }
        if (value instanceof CodeableConcept concept) {
            return coded(Concept.of(concept, source));
        }
        if (value instanceof StringType text && text.hasValue()) {
            return Set.of(worded(text.getValue()));
        }
        return Set.of("x:" + Content.of(value));
    }

    private static Set<String> coded(Concept concept) {
        Set<String> all = new TreeSet<>();
        concept.codes().forEach(c -> all.add("c:" + c));
        concept.words().forEach(w -> all.add("t:" + result(w)));
        return all;
    }

    /** A number sent as text is a number. */
    private static String worded(String text) {
        String stripped = text.strip();
        return NUMBER.matcher(stripped).matches()
                ? "n:" + ElementValue.number(new BigDecimal(stripped))
                : "t:" + result(Concept.plain(text));
    }

    /** The answers of a qualitative test in one spelling; the kind of a SNOMED CT term is no part of an answer. */
    private static String result(String words) {
        String bare = words.endsWith(QUALIFIER)
                ? words.substring(0, words.length() - QUALIFIER.length()).strip()
                : words;
        return ANSWERS.getOrDefault(bare, bare);
    }

    /** The UCUM unit in one spelling; "" where there is none or it is only a comment in braces. */
    public static String unit(Observation observation) {
        if (observation.getValue() instanceof Quantity q
                && q.hasCode()
                && "http://unitsofmeasure.org".equals(q.getSystem())) {
            String bare = ANNOTATION.matcher(q.getCode()).replaceAll("");
            return SPELLING.matcher(bare).replaceAll("");
        }
        return "";
    }

    public static ElementValue saying(Observation observation, String source) {
        ElementValue said = ElementValue.of(observation.getValue(), source);
        return said.isSomething() ? new ElementValue(valuesOf(observation.getValue(), source), said.words()) : said;
    }
}
