package org.healthrecord.fhir.chart.consolidation.person;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.healthrecord.fhir.chart.consolidation.agreement.Union;
import org.healthrecord.fhir.chart.consolidation.value.Concept;
import org.healthrecord.fhir.chart.consolidation.value.Resources;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.jspecify.annotations.Nullable;

/** When two ways of writing a person's name, address or number are the same, and which use comes first. */
final class SamePersonalData {
    private static final List<String> USES = List.of(
            "official",
            "usual",
            "home",
            "",
            "work",
            "mobile",
            "billing",
            "temp",
            "secondary",
            "nickname",
            "anonymous",
            "maiden",
            "old");

    private SamePersonalData() {}

    static String key(Base value) {
        if (value instanceof HumanName name) {
            return plain(Stream.of(
                    texts(name.getGiven()),
                    Stream.of(name.getFamily()),
                    texts(name.getSuffix()),
                    Stream.of(name.hasFamily() ? "" : name.getText())));
        }
        if (value instanceof Address a) {
            return plain(Stream.of(
                    texts(a.getLine()),
                    Stream.of(a.getCity(), a.getState(), zip(a.getPostalCode()), a.hasLine() ? "" : a.getText())));
        }
        return value instanceof ContactPoint point ? number(point) : Union.key(value);
    }

    /** The rank of the use a value is for; smaller comes first. */
    static int rank(Base value) {
        String use = Resources.values(value, "use").stream()
                .map(u -> String.valueOf(u.primitiveValue()))
                .findFirst()
                .orElse("");
        int rank = USES.indexOf(use);
        return rank < 0 ? USES.size() : rank;
    }

    /** A number by its digits, without the country code of North America; anything else as written. */
    private static String number(ContactPoint point) {
        String text = Objects.toString(point.getValue(), "");
        if (point.getSystem() == ContactPointSystem.EMAIL || point.getSystem() == ContactPointSystem.URL) {
            return point.getSystem() + "|" + text.strip().toLowerCase(Locale.ROOT);
        }
        String digits = text.replaceAll("\\D", "");
        String local = digits.length() == 11 && digits.startsWith("1") ? digits.substring(1) : digits;
        return (point.getSystem() == ContactPointSystem.FAX ? "fax|" : "phone|") + (local.isEmpty() ? text : local);
    }

    private static Stream<String> texts(List<StringType> values) {
        return values.stream().map(PrimitiveType::getValue);
    }

    static String zip(@Nullable String code) {
        return code == null ? "" : code.length() > 5 && code.charAt(5) == '-' ? code.substring(0, 5) : code;
    }

    private static String plain(Stream<Stream<@Nullable String>> parts) {
        return parts.map(p -> p.filter(Objects::nonNull)
                        .map(t -> Concept.plain(
                                Objects.requireNonNull(t).replace(".", "").replace(",", " ")))
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("|"));
    }
}
