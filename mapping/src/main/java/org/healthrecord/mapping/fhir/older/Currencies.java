package org.healthrecord.mapping.fhir.older;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Amounts of money: a Quantity with a code of ISO 4217 before R4, value and {@code currency} in R4. */
final class Currencies {
    private static final String ISO = "urn:iso:std:iso:4217";

    private Currencies() {}

    static void name(JsonNode tree) {
        if (tree instanceof ObjectNode object && object.path("system").asText().equals(ISO) && object.has("value")) {
            object.set("currency", object.remove("code"));
            object.remove("system");
        }
        tree.forEach(Currencies::name);
    }
}
