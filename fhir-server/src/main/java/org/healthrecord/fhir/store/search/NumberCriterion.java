package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.rest.param.ParamPrefixEnum;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and quantities (FHIR R4, Search, "number", "quantity"). Without a prefix the value stands for the range of its
 * precision ({@code 100} is 99.5 to 100.5); with one it is taken as written; {@code ap} allows a tenth.
 */
final class NumberCriterion {
    private static final Pattern WRITTEN =
            Pattern.compile("(eq|ne|gt|lt|ge|le|sa|eb|ap)?([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)");
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int PARTS = 3;

    private NumberCriterion() {}

    static Criterion ofNumber(String value) {
        Range asked = Range.of(value);
        return Criterion.any(element -> number(element).map(asked::matches).orElse(false));
    }

    /** {@code [prefix]number|system|code}; with the system left empty the code may be the unit as written. */
    static Criterion ofQuantity(String value) {
        String[] parts = value.split("\\|", PARTS);
        Range asked = Range.of(parts[0]);
        String system = parts.length > 1 ? parts[1] : "";
        String code = parts[parts.length - 1];
        boolean united = parts.length > 1;
        return Criterion.any(element -> element instanceof Quantity quantity
                && quantity.hasValue()
                && asked.matches(quantity.getValue())
                && (!united || isIn(quantity, system, code)));
    }

    private static boolean isIn(Quantity quantity, String system, String code) {
        if (system.isEmpty()) {
            return code.isEmpty() || code.equals(quantity.getCode()) || code.equals(quantity.getUnit());
        }
        return system.equals(quantity.getSystem()) && (code.isEmpty() || code.equals(quantity.getCode()));
    }

    private static Optional<BigDecimal> number(Base element) {
        if (element instanceof DecimalType decimal) {
            return Optional.ofNullable(decimal.getValue());
        }
        return element instanceof IntegerType integer && integer.hasValue()
                ? Optional.of(BigDecimal.valueOf(integer.getValue()))
                : Optional.empty();
    }

    private record Range(ParamPrefixEnum prefix, BigDecimal value, BigDecimal margin) {
        static Range of(String text) {
            Matcher written = WRITTEN.matcher(text.strip());
            if (!written.matches()) {
                throw new InvalidRequestException("The value of a number or quantity parameter is not a number");
            }
            ParamPrefixEnum prefix = prefix(written.group(1));
            BigDecimal value = number(written.group(2));
            BigDecimal margin = prefix == ParamPrefixEnum.APPROXIMATE
                    ? value.abs().multiply(TENTH)
                    : HALF.scaleByPowerOfTen(-value.scale());
            return new Range(prefix, value, margin);
        }

        private static ParamPrefixEnum prefix(@Nullable String written) {
            return written == null ? ParamPrefixEnum.EQUAL : Objects.requireNonNull(ParamPrefixEnum.forValue(written));
        }

        private static BigDecimal number(String text) {
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new InvalidRequestException("The value of a number or quantity parameter is not a number", e);
            }
        }

        boolean matches(BigDecimal target) {
            int to = target.compareTo(value);
            return switch (prefix) {
                case EQUAL -> isWithin(target);
                case NOT_EQUAL -> !isWithin(target);
                case GREATERTHAN, STARTS_AFTER -> to > 0;
                case GREATERTHAN_OR_EQUALS -> to >= 0;
                case LESSTHAN, ENDS_BEFORE -> to < 0;
                case LESSTHAN_OR_EQUALS -> to <= 0;
                case APPROXIMATE -> target.subtract(value).abs().compareTo(margin) <= 0;
            };
        }

        private boolean isWithin(BigDecimal target) {
            return target.compareTo(value.subtract(margin)) >= 0 && target.compareTo(value.add(margin)) < 0;
        }
    }
}
