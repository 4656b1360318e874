package org.healthrecord.fhir.chart.consolidation.value;

import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;

/** What a piece of FHIR says, as one text that is equal exactly when the content is; no parser, no ids of a server. */
public final class Content {
    /** What differs between two reports of the same thing without their saying anything different. */
    private static final Set<String> FRAME =
            Set.of("id", "meta", "text", "subject", "patient", "encounter", "context", "beneficiary");

    private Content() {}

    /** Everything below this node. */
    public static String of(Base node) {
        StringBuilder out = new StringBuilder();
        write(node, Set.of(), out);
        return out.toString();
    }

    /** What a resource says, leaving out whom and which visit it is about, its narrative and its ids. */
    public static String ofStatement(Base resource) {
        StringBuilder out = new StringBuilder();
        write(resource, FRAME, out);
        return out.toString();
    }

    private static void write(Base node, Set<String> without, StringBuilder out) {
        out.append(node.fhirType());
        if (node.isPrimitive()) {
            out.append('=').append(node.primitiveValue());
        }
        out.append('{');
        for (Property property : node.children()) {
            List<Base> values = without.contains(property.getName()) ? List.of() : Resources.filled(property);
            if (!values.isEmpty()) {
                out.append(property.getName()).append(':');
                values.forEach(value -> write(value, Set.of(), out));
            }
        }
        out.append('}');
    }
}
