package org.healthrecord.mapping.ccda.entry;

import java.util.ArrayList;
import java.util.List;
import org.healthrecord.mapping.ccda.datatype.EmbeddedFile;
import org.healthrecord.mapping.ccda.datatype.NarrativeText;
import org.healthrecord.mapping.ccda.datatype.Quantities;
import org.healthrecord.mapping.ccda.document.CdaDocument;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.code.Absence;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The value of an observation, by its {@code xsi:type}; one that is negated is never a value. */
public final class ObservationValue {
    private ObservationValue() {}

    public static void set(Observation o, CdaNode obs, CdaDocument doc) {
        List<Type> values = new ArrayList<>(1);
        CodeableConcept nothing = null;
        for (CdaNode value : obs.children("value")) {
            Type read = of(value, doc);
            if (read != null && saysNothing(value, read)) {
                nothing = Absent.concept(Absent.code(value.nullFlavor())).setText(words(read));
            } else if (read != null) {
                values.add(read);
            }
        }
        if (!obs.nullFlavor().isEmpty()) {
            unknown(o, values, obs.nullFlavor());
        } else if (NoKnown.isNegated(obs)) {
            negated(o, values);
        } else if (values.size() == 1) {
            o.setValue(values.get(0));
        } else if (values.isEmpty() && nothing != null) {
            o.setDataAbsentReason(nothing);
        } else if (values.isEmpty()) {
            absent(o, obs);
        } else {
            values.forEach(v -> o.addComponent().setCode(o.getCode().copy()).setValue(v));
        }
    }

    /** A null flavor with words that only repeat it ("no data available"). */
    private static boolean saysNothing(CdaNode value, Type read) {
        boolean worded = read instanceof StringType || read instanceof CodeableConcept c && !c.hasCoding();
        return !value.nullFlavor().isEmpty() && worded && Absence.saysNotKnown(words(read));
    }

    private static void absent(Observation o, CdaNode obs) {
        CdaNode value = obs.child("value");
        String flavor = value.nullFlavor();
        if (!flavor.isEmpty()) {
            o.setDataAbsentReason(Absent.concept(Absent.code(flavor)));
        } else if (value.exists() && !EmbeddedFile.isFile(value)) {
            o.setDataAbsentReason(Absent.concept("unknown"));
        }
    }

    /** Of what it names the whole observation says that it is not known. */
    private static void unknown(Observation o, List<Type> values, String flavor) {
        o.setDataAbsentReason(Absent.concept(Absent.code(flavor)));
        for (Type value : values) {
            o.addNote().setText("Not known whether: " + words(value));
        }
    }

    /** What was looked for and not found stays readable in a note, where nothing can take it for a finding. */
    private static void negated(Observation o, List<Type> values) {
        o.setDataAbsentReason(Absent.concept(values.isEmpty() ? "not-performed" : "not-applicable"));
        for (Type value : values) {
            o.addNote().setText("Negated: " + words(value));
        }
    }

    public static String words(Type value) {
        if (value instanceof CodeableConcept c) {
            StringBuilder out = new StringBuilder(c.hasText() ? c.getText() : "");
            for (Coding coding : c.getCoding()) {
                out.append(out.length() == 0 ? "" : "; ")
                        .append(coding.hasDisplay() ? coding.getDisplay() + " " : "")
                        .append("(code ")
                        .append(coding.getCode())
                        .append(")");
            }
            return out.toString();
        }
        if (value instanceof Quantity q) {
            return q.getValue().toPlainString() + (q.hasUnit() ? " " + q.getUnit() : "");
        }
        return value.isPrimitive() ? value.primitiveValue() : "a value";
    }

    /** Null where nothing is stated, and of a file, which FHIR's values have no place for. */
    public static @Nullable Type of(CdaNode value, CdaDocument doc) {
        if (EmbeddedFile.isFile(value)) {
            return null;
        }
        return switch (value.type()) {
            case "CD", "CE", "CV", "CO", "CS", "CR", "EIVL.event" -> coded(value, doc);
            case "PQ", "REAL", "MO", "INT" -> quantity(value, doc);
            case "BL" -> bool(value);
            case "ST", "ED", "SC", "ENXP" -> string(value, doc);
            case "TS" -> doc.times().dateTime(value);
            case "IVL_TS" -> {
                Type at = doc.times().dateTime(value);
                yield at == null ? doc.times().period(value) : at;
            }
            case "IVL_PQ", "IVL_INT", "IVL_REAL" -> interval(value);
            case "RTO", "RTO_PQ_PQ", "RTO_QTY_QTY", "RTO_INT_INT" -> Quantities.ratio(value);
            default -> untyped(value, doc);
        };
    }

    private static @Nullable Type coded(CdaNode value, CdaDocument doc) {
        CodeableConcept concept = doc.concept(value);
        String words = concept == null ? NarrativeText.of(value) : "";
        return words.isEmpty() ? concept : new CodeableConcept().setText(words);
    }

    /**
     * A number, an INT too, is a quantity: one test has one shape, in whatever type it comes. A quantity whose number is
     * missing may still say something in a translation or in words.
     */
    private static @Nullable Type quantity(CdaNode value, CdaDocument doc) {
        Quantity q = Quantities.of(value);
        if (q != null) {
            return q;
        }
        CdaNode translation = value.child("translation");
        Quantity other = Quantities.of(translation);
        if (other != null) {
            String unit = doc.narrative().text(translation.child("originalText"));
            other.setUnit(other.hasUnit() ? other.getUnit() : unit.isEmpty() ? null : unit);
            return other;
        }
        String stated = value.attr("value").isEmpty()
                ? doc.concepts().words(value)
                : value.attr("value") + ' ' + value.attr("unit");
        stated = stated.isBlank() ? NarrativeText.of(value) : stated.strip();
        return stated.isEmpty() ? null : new StringType(stated);
    }

    private static @Nullable Type bool(CdaNode value) {
        return switch (value.attr("value")) {
            case "true", "1" -> new BooleanType(true);
            case "false", "0" -> new BooleanType(false);
            default -> null;
        };
    }

    private static @Nullable Type string(CdaNode value, CdaDocument doc) {
        String text = doc.narrative().text(value);
        text = text.isEmpty() ? doc.concepts().words(value) : text;
        return text.isEmpty() ? null : new StringType(text);
    }

    private static @Nullable Type interval(CdaNode value) {
        Quantity bound = Quantities.bound(value);
        if (bound != null) {
            return bound;
        }
        Quantity exact = Quantities.of(value);
        return exact != null ? exact : Quantities.range(value);
    }

    private static @Nullable Type untyped(CdaNode value, CdaDocument doc) {
        if (!value.attr("code").isEmpty()) {
            return coded(value, doc);
        }
        if (!value.attr("value").isEmpty()) {
            return quantity(value, doc);
        }
        return value.child("low").exists() || value.child("high").exists() ? interval(value) : string(value, doc);
    }
}
