package org.healthrecord.mapping.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.healthrecord.mapping.code.CodeSystems;
import org.healthrecord.mapping.text.ControlCharacters;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.jspecify.annotations.Nullable;

/**
 * Checks the resources of one unit, whatever format they came in, and changes what cannot stay as it is. Replaces
 * control characters. Removes the system from a code that cannot be one of it (the code stays as sent). Moves a text
 * longer than a FHIR string may be into an attachment. A value that cannot be stays. Each is a finding; of control
 * characters the first alone.
 */
public final class Judge {
    /** Characters; FHIR R4, Datatypes, string: no more than 1 MB. */
    static final int LONGEST = 1024 * 1024;

    private static final String CVX = "http://hl7.org/fhir/sid/cvx";
    private static final Pattern ONE_DIGIT = Pattern.compile("[1-9]");
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final Set<String> unfit = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<LongText> longTexts = new ArrayList<>();
    private final ElementWalk walk = new ElementWalk(this::see);
    private boolean controls;

    /**
     * A text that has been taken out of its element.
     *
     * @param element     where it was
     * @param contentType {@code text/plain} or {@code text/markdown}
     */
    public record LongText(String element, String contentType, String text) {}

    /**
     * What was found in one resource.
     *
     * @param longTexts what needs an attachment
     * @param fact      false for words that only say that there is nothing
     */
    public record Verdict(List<Finding> findings, List<LongText> longTexts, boolean fact) {
        public boolean isClear() {
            return findings.isEmpty();
        }
    }

    /** Changes the resource in place. */
    public Verdict judge(Resource resource) {
        findings.clear();
        longTexts.clear();
        if (resource instanceof Patient patient) {
            patient.getIdentifier().forEach(this::ofNoProvider);
        }
        walk.of(resource);
        boolean fact = Denials.isFact(resource);
        return new Verdict(List.copyOf(findings), List.copyOf(longTexts), fact);
    }

    private void see(IBase element, ElementWalk at) {
        if (element instanceof PrimitiveType<?> primitive) {
            text(primitive, at);
        } else if (element instanceof Coding coding) {
            coding(coding, at);
        } else if (element instanceof Identifier identifier) {
            identifier(identifier, at);
        } else if (element instanceof Period period) {
            period(period, at);
        } else if (element instanceof Observation observation) {
            value(observation.getCode(), observation.getValue(), at);
            if (observation.hasValue() && observation.hasDataAbsentReason()) {
                observation.setDataAbsentReason(null);
                absentAndThere(at);
            }
        } else if (element instanceof ObservationComponentComponent component) {
            value(component.getCode(), component.getValue(), at);
            if (component.hasValue() && component.hasDataAbsentReason()) {
                component.setDataAbsentReason(null);
                absentAndThere(at);
            }
        } else if (element instanceof XhtmlNode node) {
            narrative(node, at);
        }
    }

    private void text(PrimitiveType<?> primitive, ElementWalk at) {
        if (!(primitive.getValue() instanceof String text) || primitive instanceof BaseDateTimeType) {
            return;
        }
        String clean = ControlCharacters.cleaned(text);
        if (!clean.equals(text)) {
            controls(at);
            primitive.setValueAsString(clean.isEmpty() ? null : clean);
        }
        if (clean.length() > LONGEST && primitive instanceof StringType && !(primitive instanceof CodeType)) {
            tooLong(primitive, clean, at);
        }
    }

    private void tooLong(PrimitiveType<?> primitive, String text, ElementWalk at) {
        String type = primitive.fhirType().equals("markdown") ? "text/markdown" : "text/plain";
        longTexts.add(new LongText(at.element(), type, text));
        found("text-too-long", at, "", "FHIR has no string of this length; the text is in an attachment.");
        primitive.setValueAsString(null);
        primitive.addExtension(ABSENT, new CodeType("unsupported"));
    }

    private void narrative(XhtmlNode node, ElementWalk at) {
        String content = node.getContent();
        if (content != null) {
            String clean = ControlCharacters.cleaned(content);
            if (!clean.equals(content)) {
                controls(at);
                node.setContent(clean);
            }
        }
        for (XhtmlNode child : node.getChildNodes()) {
            narrative(child, at);
        }
    }

    private void controls(ElementWalk at) {
        if (!controls) {
            controls = true;
            found("control-character", at, "", "Characters that no chart can hold were replaced.");
        }
    }

    private void coding(Coding coding, ElementWalk at) {
        String system = known(coding.getSystem());
        coding.setSystem(system);
        String code = coding.getCode();
        if (CVX.equals(system) && code != null && ONE_DIGIT.matcher(code).matches()) {
            coding.setCode('0' + code);
            found("leading-zero-restored", at, "code", "CVX codes have two digits at least.");
        } else if (system != null && code != null && !SystemShapes.fits(system, code)) {
            coding.setSystem(null).setVersion(null);
            if (unfit.add(system + '|' + code)) {
                found("code-not-of-system", at, "code", "The code cannot be one of the system it was sent under.");
            }
        }
    }

    /** A system that has a URI of its own is known by that, and by its OID no more. */
    private static @Nullable String known(@Nullable String system) {
        return system != null && system.startsWith("urn:oid:") ? CodeSystems.ofOid(system.substring(8)) : system;
    }

    private void identifier(Identifier identifier, ElementWalk at) {
        String value = identifier.getValue();
        identifier.setSystem(known(identifier.getSystem()));
        if (value != null && SystemShapes.NPI.equals(identifier.getSystem()) && !SystemShapes.isNpi(value)) {
            identifier.setSystem(null);
            if (unfit.add(SystemShapes.NPI + '|' + value)) {
                found("number-not-of-system", at, "value", "The number cannot be an NPI.");
            }
        }
    }

    /** FHIR R4, constraint obs-6. */
    private void absentAndThere(ElementWalk at) {
        found("value-beside-absence", at, "dataAbsentReason", "Said to be absent beside the value; the value stays.");
    }

    /** Of two exact bounds, or of two days. */
    private void period(Period period, ElementWalk at) {
        if (!period.hasStart() || !period.hasEnd()) {
            return;
        }
        String start = period.getStartElement().getValueAsString();
        String end = period.getEndElement().getValueAsString();
        int common = Math.min(10, Math.min(start.length(), end.length()));
        boolean exact = start.length() > 10 && end.length() > 10;
        boolean reversed = exact
                ? period.getEnd().before(period.getStart())
                : end.substring(0, common).compareTo(start.substring(0, common)) < 0;
        if (reversed) {
            period.setEndElement(null);
            found("end-before-start", at, "end", "Ends before it begins; the end is left out.");
        }
    }

    /** A patient has no National Provider Identifier: a number sent as one is the clinic's own. */
    private void ofNoProvider(Identifier identifier) {
        if (SystemShapes.NPI.equals(identifier.getSystem())) {
            identifier.setSystem(null);
            findings.add(new Finding("number-not-of-system", "identifier", "A patient's number is no NPI."));
        }
    }

    private void value(CodeableConcept observed, @Nullable Type value, ElementWalk at) {
        if (value != null && ImpossibleValues.isOne(observed, value)) {
            String element = value instanceof Quantity ? "valueQuantity.value" : "valueInteger";
            found("implausible-value", at, element, "No person can have this value; it stays as sent.");
        }
    }

    private void found(String code, ElementWalk at, String below, String detail) {
        String element = at.element();
        String dot = element.isEmpty() || below.isEmpty() ? "" : ".";
        findings.add(new Finding(code, element + dot + below, detail));
    }
}
