package org.healthrecord.mapping.ccda.document;

import java.util.List;
import java.util.Locale;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.StringType;

/**
 * Keys of who and where: a valid NPI, else the first identifier, else the name. An identifier that cannot name one thing
 * alone (an NPI that fails its check digit, a root without an extension) names it together with its name.
 */
final class DirectoryKeys {
    private DirectoryKeys() {}

    static AssertionKey of(String source, String type, List<Identifier> identifiers, String name) {
        for (Identifier id : identifiers) {
            if (Systems.NPI.equals(id.getSystem()) && isNpi(id.getValue())) {
                return AssertionKey.directory(source, type, Systems.NPI + '|' + id.getValue());
            }
        }
        for (Identifier id : identifiers) {
            if (id.hasSystem() && !Systems.NPI.equals(id.getSystem())) {
                boolean vague = Systems.URI.equals(id.getSystem())
                        && !id.getValue().startsWith("urn:uuid:")
                        && !type.equals("Organization");
                String plain = id.getSystem() + '|' + id.getValue();
                return AssertionKey.directory(source, type, vague ? plain + '|' + folded(name) : plain);
            }
        }
        String weak = identifiers.isEmpty() ? "" : '|' + identifiers.get(0).getValue();
        return AssertionKey.directory(source, type, "name|" + folded(name) + weak);
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    /** Ten digits, the last a Luhn check digit over the rest with the prefix 80840. */
    static boolean isNpi(String value) {
        if (!value.matches("[12]\\d{9}")) {
            return false;
        }
        int sum = 24;
        for (int i = 0; i < 10; i++) {
            int digit = value.charAt(i) - '0';
            int twice = i % 2 == 0 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }

    static String text(Address address) {
        StringBuilder out = new StringBuilder();
        for (StringType line : address.getLine()) {
            out.append('|').append(line.getValue());
        }
        return out.append('|')
                .append(address.hasPostalCode() ? address.getPostalCode() : "")
                .toString();
    }

    static String text(CodeableConcept concept) {
        return '|'
                + (concept.hasCoding()
                        ? String.valueOf(concept.getCodingFirstRep().getCode())
                        : "");
    }
}
