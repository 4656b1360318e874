package org.healthrecord.fhir.store.search;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.util.StringUtil;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Property;

/** Words (FHIR R4, Search, "string"): the beginning, without difference of case and accents. */
final class StringCriterion {
    private StringCriterion() {}

    static Criterion of(String modifier, String value) {
        return switch (modifier) {
            case "" -> Criterion.any(element -> strings(element).stream().anyMatch(text -> begins(text, value)));
            case "contains" -> Criterion.any(element ->
                    strings(element).stream().anyMatch(text -> plain(text).contains(plain(value))));
            case "exact" -> Criterion.any(element -> strings(element).contains(value));
            default -> throw new InvalidRequestException("The modifier :" + modifier + " is not supported here");
        };
    }

    static boolean begins(String text, String beginning) {
        return plain(text).startsWith(plain(beginning));
    }

    private static String plain(String text) {
        return StringUtil.normalizeStringForSearchIndexing(text)
                .toLowerCase(Locale.ROOT)
                .strip();
    }

    /** A name's and an address's parts, else the value itself. */
    private static List<String> strings(Base element) {
        List<String> strings = new ArrayList<>();
        if (element.isPrimitive()) {
            strings.add(element.primitiveValue());
        } else if (element instanceof HumanName || element instanceof Address) {
            for (Property part : element.children()) {
                part.getValues().stream()
                        .filter(Base::isPrimitive)
                        .map(Base::primitiveValue)
                        .forEach(strings::add);
            }
        }
        strings.removeIf(java.util.Objects::isNull);
        return strings;
    }
}
