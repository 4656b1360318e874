package org.healthrecord.mapping.ccda.datatype;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.healthrecord.mapping.ccda.xml.CdaNode;
import org.healthrecord.mapping.ucum.Ucum;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.SimpleQuantity;
import org.jspecify.annotations.Nullable;

/** PQ, INT, REAL, MO and their intervals and ratios. The sender's unit stays; the UCUM code is added where it is certain. */
public final class Quantities {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][-+]?\\d{1,2})?");

    private Quantities() {}

    /** Null where no number is stated. */
    public static @Nullable Quantity of(CdaNode pq) {
        return fill(new Quantity(), pq);
    }

    public static @Nullable SimpleQuantity simple(CdaNode pq) {
        return fill(new SimpleQuantity(), pq);
    }

    /** The number in an attribute; null where there is none, or it is not one. */
    public static @Nullable BigDecimal number(String value) {
        return NUMBER.matcher(value).matches() ? new BigDecimal(value) : null;
    }

    private static <Q extends Quantity> @Nullable Q fill(Q quantity, CdaNode pq) {
        BigDecimal value = number(pq.attr("value"));
        if (value == null) {
            return null;
        }
        quantity.setValue(value);
        String unit = unit(pq, value);
        if (!unit.isEmpty()) {
            quantity.setUnit(unit);
            Ucum.declared(unit)
                    .ifPresent(code -> quantity.setSystem(Ucum.SYSTEM).setCode(code));
        }
        return quantity;
    }

    /** The unit; where none is stated, or only that of one, the one that a translation of the same number names in words. */
    private static String unit(CdaNode pq, BigDecimal value) {
        String unit = pq.attr("unit").isEmpty() ? pq.attr("currency") : pq.attr("unit");
        if (!unit.isEmpty() && !unit.equals("1")) {
            return unit;
        }
        for (CdaNode translation : pq.children("translation")) {
            BigDecimal same = number(translation.attr("value"));
            String words = NarrativeText.of(translation.child("originalText"));
            words = words.isEmpty() ? translation.attr("displayName") : words;
            words = words.isEmpty() ? translation.attr("unit") : words;
            if (same != null && same.compareTo(value) == 0 && !words.equals("1") && !words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /** An interval with both bounds; null where one is missing. */
    public static @Nullable Range range(CdaNode ivl) {
        Range range = new Range();
        range.setLow(simple(ivl.child("low")));
        range.setHigh(simple(ivl.child("high")));
        return range.isEmpty() ? null : range;
    }

    /** An interval open at one end, as a quantity with a comparator; null where it is not of that kind. */
    public static @Nullable Quantity bound(CdaNode ivl) {
        Quantity low = of(ivl.child("low"));
        Quantity high = of(ivl.child("high"));
        if (low != null && high == null) {
            boolean open = ivl.child("low").is("inclusive", "false");
            return low.setComparator(
                    open ? Quantity.QuantityComparator.GREATER_THAN : Quantity.QuantityComparator.GREATER_OR_EQUAL);
        }
        if (high != null && low == null) {
            boolean open = ivl.child("high").is("inclusive", "false");
            return high.setComparator(
                    open ? Quantity.QuantityComparator.LESS_THAN : Quantity.QuantityComparator.LESS_OR_EQUAL);
        }
        return null;
    }

    public static @Nullable Ratio ratio(CdaNode rto) {
        Ratio ratio = new Ratio();
        ratio.setNumerator(of(rto.child("numerator")));
        ratio.setDenominator(of(rto.child("denominator")));
        return ratio.isEmpty() ? null : ratio;
    }
}
