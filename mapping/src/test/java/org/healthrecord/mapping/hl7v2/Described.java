package org.healthrecord.mapping.hl7v2;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.healthrecord.mapping.assertion.Assertion;
import org.healthrecord.mapping.assertion.IdentityStatement;
import org.healthrecord.mapping.port.Mapping;

/** A mapping as JSON that people read: references are written as the keys they lead to. */
final class Described {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final FhirContext R4 = FhirContext.forR4Cached();

    private Described() {}

    static String mapping(Mapping mapping) {
        ObjectNode node = JSON.createObjectNode();
        if (mapping instanceof Mapping.Mapped mapped) {
            Map<String, String> names = new HashMap<>();
            mapped.assertions()
                    .forEach(a -> names.put(
                            a.key().urn(), a.key().type() + " " + a.key().local()));
            mapped.assertions().forEach(a -> node.withArray("assertions").add(assertion(a, names)));
            mapped.identity().forEach(i -> node.withArray("identity").add(identity(i)));
        } else if (mapping instanceof Mapping.Refused refused) {
            node.put(
                    "refused",
                    refused.refusal().reason() + " at " + refused.refusal().place());
        } else {
            node.put("ignored", ((Mapping.Ignored) mapping).reason());
        }
        mapping.issues().forEach(i -> node.withArray("issues").add(i.severity() + " " + i.code() + " at " + i.place()));
        try {
            return JSON.writeValueAsString(node) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode assertion(Assertion assertion, Map<String, String> names) {
        ObjectNode node = JSON.createObjectNode();
        String mrn = assertion.registration() == null
                ? "directory"
                : assertion.registration().mrn();
        node.put(
                "key",
                mrn + " / " + assertion.key().type() + " / " + assertion.key().local());
        node.put("says", assertion.stance() + " " + assertion.mode());
        node.put(
                "precedence",
                assertion.precedence().at() + " rank " + assertion.precedence().rank());
        node.put("place", assertion.place());
        if (!assertion.cleared().isEmpty()) {
            node.put("cleared", String.join(", ", new TreeSet<>(assertion.cleared())));
        }
        String json = R4.newJsonParser().encodeResourceToString(assertion.resource());
        for (Map.Entry<String, String> name : names.entrySet()) {
            json = json.replace('"' + name.getKey() + '"', '"' + quoted(name.getValue()) + '"');
        }
        try {
            node.set("resource", JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return node;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String identity(IdentityStatement statement) {
        if (statement instanceof IdentityStatement.Merge m) {
            return "merge " + m.retired().mrn() + " into " + m.surviving().mrn() + " at " + m.place();
        }
        if (statement instanceof IdentityStatement.Link l) {
            return "link " + l.one().mrn() + " and " + l.other().mrn() + " at " + l.place();
        }
        IdentityStatement.Unlink u = (IdentityStatement.Unlink) statement;
        return "unlink " + u.one().mrn() + " and " + u.other().mrn() + " at " + u.place();
    }
}
