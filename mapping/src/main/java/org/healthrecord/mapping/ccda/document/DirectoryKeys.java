package org.healthrecord.mapping.ccda.document;

import java.util.List;
import java.util.Locale;
import org.healthrecord.mapping.assertion.AssertionKey;
import org.healthrecord.mapping.assertion.KeyKind;
import org.healthrecord.mapping.ccda.datatype.Systems;
import org.healthrecord.mapping.check.SystemShapes;
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
            if (Systems.NPI.equals(id.getSystem()) && SystemShapes.isNpi(id.getValue())) {
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
        return AssertionKey.directory(source, type, KeyKind.NAME.of(folded(name) + weak));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
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
